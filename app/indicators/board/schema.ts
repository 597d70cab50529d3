/** What the console asks of the roll-ups, and what it is told. Shapes only. */
import { z } from 'zod'
import { civilDay, pageSize, text, uuid } from '#kit/shapes.ts'
import { TOPICS } from '../definition.schema.ts'

/** By what a figure can be divided on the board. */
export const KEYS = ['service', 'office', 'area', 'channel'] as const
export type Key = (typeof KEYS)[number]

/** Sides of a figure that cases stand behind: what is counted above the line, and the rest of what is below it. */
export const SIDES = ['counted', 'rest'] as const
export type Side = (typeof SIDES)[number]

const asked = {
  /** Days of opening, both included. */
  from: civilDay,
  to: civilDay,
  serviceId: uuid.optional(),
  officeId: uuid.optional(),
  /** With all areas that lie in it. */
  areaId: uuid.optional(),
  channel: z.string().max(20).optional(),
}
const inOrder = { message: 'from is after to', path: ['to'] }
const isInOrder = ({ from, to }: { from: string; to: string }) => from <= to

export const BoardAsked = z.strictObject(asked).refine(isInOrder, inOrder)
export type BoardAsked = z.infer<typeof BoardAsked>

export const PartsAsked = z.strictObject({ ...asked, by: z.enum(KEYS) }).refine(isInOrder, inOrder)

export const BehindAsked = z
  .strictObject({
    ...asked,
    side: z.enum(SIDES),
    limit: pageSize,
    after: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d_[0-9a-f-]{36}$/)
      .optional(),
  })
  .refine(isInOrder, inOrder)

const count = z.int().min(0)

export const BoardFigure = z.strictObject({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** Why there is no number. */
  why: z.string().nullable(),
  /** The code of a part, where the indicator is a breakdown. */
  part: z.string().nullable(),
  /** As a page writes them; empty where there is nothing to say. */
  written: z.strictObject({ value: text, of: text, interval: text, said: text, part: text }),
})
export type BoardFigure = z.infer<typeof BoardFigure>

export const BoardRow = z.strictObject({
  indicator: z.string(),
  version: z.string(),
  /** Of the page of that version, and of the page of what is published, without the word of a language. */
  methodPath: z.string(),
  publishedPath: z.string(),
  topic: z.enum(TOPICS),
  name: text,
  question: text,
  figures: z.array(BoardFigure),
  /** Of the newest release and of the whole agency: it is no sum over cases. */
  isPublished: z.boolean(),
  /** Cases stand behind it that can be listed. */
  sides: z.array(z.enum(SIDES)),
})
export type BoardRow = z.infer<typeof BoardRow>

export const Board = z.strictObject({
  /** The last closed day whose states are counted; null before the first count. */
  until: civilDay.nullable(),
  received: count,
  rows: z.array(BoardRow),
  channels: z.array(z.string()),
})
export type Board = z.infer<typeof Board>

export const BoardParts = z.strictObject({
  parts: z.array(z.strictObject({ key: z.string(), received: count, figures: z.array(BoardFigure) })),
})
export type BoardParts = z.infer<typeof BoardParts>

export const Behind = z.strictObject({
  cases: z.array(
    z.strictObject({
      caseId: uuid,
      code: z.string(),
      openedOn: civilDay,
      class: z.string(),
      serviceId: uuid.nullable(),
      areaId: uuid.nullable(),
      deskId: uuid,
    }),
  ),
  next: z.string().nullable(),
})
export type Behind = z.infer<typeof Behind>
