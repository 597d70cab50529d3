/** Offices, their desks and their hours: shapes only. */
import { z } from 'zod'
import { bilingual, uuid } from '#kit/shapes.ts'
import type { Text } from '#kit/words.ts'

export type Office = { officeId: string; name: Text; address: Text; calendarId: string; closed: boolean }

export type Desk = {
  deskId: string
  officeId: string
  name: Text
  /** Where cases wait whose service or office nobody knows yet: one in each agency. */
  sorting: boolean
  closed: boolean
}

const name = bilingual(1, 120)

export const OfficeInput = z.strictObject({
  name,
  address: bilingual(0, 300).default({ fa: '', en: '' }),
  calendarId: uuid,
  closed: z.boolean().default(false),
})
export type OfficeInput = z.input<typeof OfficeInput>

export const DeskInput = z.strictObject({
  officeId: uuid,
  name,
  sorting: z.boolean().default(false),
  closed: z.boolean().default(false),
})
export type DeskInput = z.input<typeof DeskInput>
