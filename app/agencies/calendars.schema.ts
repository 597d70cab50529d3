/** When an office is open: the form in which a calendar is kept, which is the one @pasokh/worktime reads. */
import { z } from 'zod'
import { bilingual, civilDay, text, uuid } from '#kit/shapes.ts'
import type { Text } from '#kit/words.ts'
import { zone } from './schema.ts'

/** About seven a month for twenty-four years. */
export const MOST_EXCEPTIONS = 2000

const minute = z.int().min(0).max(1440)
const span = z
  .strictObject({ fromMinute: minute, toMinute: minute })
  .refine(({ fromMinute, toMinute }) => fromMinute < toMinute, 'ends before it begins')
const spans = z.array(span).max(6)

const week = z
  .strictObject({
    saturday: spans,
    sunday: spans,
    monday: spans,
    tuesday: spans,
    wednesday: spans,
    thursday: spans,
    friday: spans,
  })
  .partial()

const holidayName = bilingual(0, 200)
const exception = z.strictObject({ on: civilDay, spans, name: holidayName })

/** Weekly spans in minutes of the local day, seasons with a week of their own, and days apart. */
export const Hours = z.strictObject({
  timeZone: zone,
  week,
  seasons: z
    .array(z.strictObject({ firstOn: civilDay, lastOn: civilDay, week, name: holidayName }))
    .max(20)
    .optional(),
  exceptions: z.array(exception).max(MOST_EXCEPTIONS),
  version: z.int().min(1),
  validFrom: civilDay.nullable(),
  validTo: civilDay.nullable(),
})
export type Hours = z.infer<typeof Hours>

export type CalendarEntry = { calendarId: string; name: Text; hours: Hours; version: number }

export const CalendarInput = z.strictObject({ name: bilingual(1, 120), hours: Hours })
export type CalendarInput = z.infer<typeof CalendarInput>

export type Exception = z.infer<typeof exception>

/** `version` is the one that was read: a calendar changed meanwhile is not written over. */
export const CalendarChange = CalendarInput.extend({ version: z.int() })
export type CalendarChange = z.infer<typeof CalendarChange>

export const HolidaysInput = z.strictObject({ exceptions: z.array(exception).min(1).max(400) })

export const CalendarOut = z.object({
  calendarId: uuid,
  name: text,
  hours: Hours,
  version: z.int(),
})
