/** An agency's own definitions, as the console sends and reads them. Shapes only. */
import { z } from 'zod'
import { text } from '#kit/shapes.ts'
import { BoardFigure } from '../board/schema.ts'

/** The name of an own definition begins with it, so that no shipped one is ever called the same. */
export const OWN_PREFIX = 'own-'
export const isOwn = (id: string): boolean => id.startsWith(OWN_PREFIX)
/** As many as a page can bear. */
export const MOST_OWN = 20

/** A definition as YAML. */
export const Written = z.strictObject({ text: z.string().min(1).max(20_000) })

const Listed = z.strictObject({ id: z.string(), version: z.string(), name: text, text: z.string() })

export const Definitions = z.strictObject({
  shipped: z.array(Listed),
  /** Every version that was ever kept, the newest first; `isUsed` in the next release. */
  own: z.array(Listed.extend({ keptAt: z.date(), isUsed: z.boolean() })),
})
export type Definitions = z.infer<typeof Definitions>

/** Why a draft would let a reader subtract their way to few people. */
const Exposed = z.strictObject({
  how: z.enum(['alone', 'between', 'parts']),
  role: z.enum(['above', 'below']),
  group: text,
  /** The indicator that stands on the other side of the subtraction. */
  other: text.nullable(),
  otherRole: z.enum(['above', 'below']).nullable(),
  /** Services that could be had by subtraction. */
  hidden: z.array(text),
})

export const Preview = z.strictObject({
  /** What is wrong with the text, and where; none when it can be read. */
  faults: z.array(z.strictObject({ at: z.string(), said: text })),
  /** The version it must have; null when it has it. */
  mustBe: z.string().nullable(),
  /** Of the newest release; null before there is one with figures. */
  untilDay: z.string().nullable(),
  figures: z.array(z.strictObject({ group: text, figure: BoardFigure })),
  exposed: z.array(Exposed),
  mayBeKept: z.boolean(),
})
export type Preview = z.infer<typeof Preview>
