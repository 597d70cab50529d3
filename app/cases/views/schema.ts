/** A view of the inbox that an officer keeps. Shapes only. */
import { z } from 'zod'
import { prose, uuid } from '#kit/shapes.ts'
import { STATES } from '../schema.ts'

/** `all`, or states with commas between. */
const states = z
  .string()
  .max(200)
  .refine((list) => list === 'all' || list.split(',').every((one) => STATES.some((state) => state === one)))

/** By which cases an inbox is narrowed, besides their states. */
export const FILTERS = {
  desk: uuid.optional(),
  service: uuid.optional(),
  area: uuid.optional(),
  assigned: z.enum(['me']).optional(),
  due: z.enum(['late', 'today', 'week']).optional(),
  unsorted: z.enum(['yes']).optional(),
  dangerous: z.enum(['yes']).optional(),
}

/** Filters alone: what is searched for may be a person's name, and is kept nowhere. */
const ViewAsked = z.strictObject({ ...FILTERS, state: states.optional() })

export const NewView = z.strictObject({ name: prose(1, 60), asked: ViewAsked })
export type NewView = z.infer<typeof NewView>
export const View = NewView.extend({ viewId: uuid })
export type View = z.infer<typeof View>

export const MOST_VIEWS = 20
