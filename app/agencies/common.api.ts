/** What the doors of this slice share: who may come in, and how a refusal is said. */
import type { Context } from 'hono'
import { z } from 'zod'
import { problem } from '#kit/http.ts'
import { uuid } from '#kit/shapes.ts'
import type { App } from '../app.ts'
import { officerOf, type Signed } from '../people/index.ts'
import type { Refusal } from './rules.ts'
import type { Saved } from './settings.actions.ts'

export const readerOf = (app: App, c: Context): Promise<Signed> => officerOf(app, c, 'settings.read')
export const changerOf = (app: App, c: Context): Promise<Signed> => officerOf(app, c, 'settings.change')

export const Made = z.strictObject({ id: uuid })
export const listOf = <Shape extends z.ZodType>(shape: Shape) => z.strictObject({ items: z.array(shape) })

const STATUS = {
  'not-found': 404,
  'no-such-office': 422,
  'no-such-calendar': 422,
  'no-such-officer': 422,
  'code-taken': 409,
  'slug-taken': 409,
  'slug-reserved': 422,
  'email-taken': 409,
  'weak-password': 422,
  'wrong-code': 403,
  'not-first': 409,
  'only-an-umbrella': 403,
  'one-desk-sorts': 409,
  'sorting-desk-stays-open': 409,
  'calendar-never-opens': 422,
  'changed-meanwhile': 409,
  'not-a-picture': 422,
  'too-many': 409,
  'umbrella-rule': 409,
} as const satisfies Record<Refusal, number>

export const no = (c: Context, refusal: Refusal, more: object = {}) => problem(c, STATUS[refusal], refusal, more)

/** 201 with the id of what was added, or the refusal. */
export const added = (c: Context, set: Saved) =>
  set.refusal ? no(c, set.refusal, set.broken) : c.json({ id: set.id }, 201)

/** 204 when it was changed, or the refusal. */
export const changed = (c: Context, set: Saved) => (set.refusal ? no(c, set.refusal, set.broken) : c.body(null, 204))
