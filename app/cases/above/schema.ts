/** What passes between an umbrella, an agency and a person about a case that came before the umbrella. Shapes only. */
import { z } from 'zod'
import { civilDay, formToken, prose, uuid } from '#kit/shapes.ts'
import { DECISIONS, WORDS_ABOVE } from '../schema.ts'

const sent = {
  body: prose(2, 4000),
  /** Made once for one form: sent again, it says nothing anew. */
  token: formToken,
  /** The place of the last event that the officer saw. */
  seen: z.int().min(0),
}

/** What an umbrella may say: the person and the agency read all of it. A question and an upheld case have a day, a closed one a reason. */
export const NewWord = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reply'), ...sent }),
  z.strictObject({ kind: z.literal('ask'), untilOn: civilDay, ...sent }),
  z.strictObject({ kind: z.literal('uphold'), untilOn: civilDay, ...sent }),
  z.strictObject({ kind: z.literal('close'), reasonCode: z.string().min(2).max(40), ...sent }),
])
export type NewWord = z.infer<typeof NewWord>
export const WORD_KINDS = ['reply', 'ask', 'uphold', 'close'] as const satisfies NewWord['kind'][]
export type WordKind = (typeof WORD_KINDS)[number]

/** What an agency states when it was asked: the umbrella and the person read it. */
export const NewStatement = z.strictObject(sent)
export type NewStatement = z.infer<typeof NewStatement>

/** `again` when this form was sent before: nothing was added. */
export const Said = z.object({ again: z.boolean() })
export type Said = z.infer<typeof Said>

const text = z.object({ fa: z.string(), en: z.string() })

/** What was said before the umbrella. */
export const WordAbove = z.object({
  kind: z.enum(WORDS_ABOVE),
  at: z.date(),
  /** Null when it was erased. */
  words: z.string().nullable(),
  /** The day that was set with it. */
  untilOn: z.string().nullable(),
  reasonCode: z.string().nullable(),
})
export type WordAbove = z.infer<typeof WordAbove>

/** Where a case stands before an umbrella. */
export const Standing = z.object({
  /** Until when the agency is to state how it came about; null while nothing is asked. */
  statementOn: z.string().nullable(),
  decided: z.enum(DECISIONS).nullable(),
})
export type Standing = z.infer<typeof Standing>

/** As the agency's desk sees it. */
export const Above = Standing.extend({ umbrellaId: uuid, name: text })
export type Above = z.infer<typeof Above>
