/** What a verifier reads of an installation, what it keeps, and what it may find. Shapes only. */
import { z } from 'zod'

const count = z.int().min(0)
const key = z.object({ fromSize: count, vkey: z.string().max(400), handover: z.string().max(10_000).nullable() })

export const LogsFile = z.object({
  logs: z
    .array(
      z.object({
        origin: z.string().min(1).max(300),
        path: z.string().regex(/^\/log(\/[0-9]{1,4})?$/),
        keys: z.array(key).min(1).max(1000),
      }),
    )
    .max(1000),
})
export type PublishedLog = z.infer<typeof LogsFile>['logs'][number]

const KINDS = ['commitment', 'digest', 'id', 'day', 'instant', 'count', 'flag', 'key'] as const
// A list of words could smuggle a sentence in: they are codes.
const words = z.array(z.string().regex(/^[a-z0-9.-]{1,40}$/)).max(60)

export const TypesFile = z.object({
  types: z
    .array(
      z.object({
        type: z.string().regex(/^[a-z0-9]+\.[a-z][a-z-]{1,60}$/),
        v: z.int().min(1),
        fields: z.record(z.string().regex(/^[A-Za-z0-9]{1,40}$/), z.union([z.enum(KINDS), words])),
      }),
    )
    .max(1000),
})

/** What one keeps of a log until the next time: its first key and its newest checkpoint. */
export const Kept = z.object({ origin: z.string(), vkey: z.string(), note: z.string() })
export type Kept = z.infer<typeof Kept>

/** Not wrong, but to be known. */
export const NOTES = ['key-on-trust', 'begun-anew', 'lost', 'promise-kept', 'promise-open'] as const

export type FindingWord =
  | (typeof NOTES)[number]
  | 'not-a-log'
  | 'log-gone'
  | 'other-key'
  | 'bad-checkpoint'
  | 'too-few-witnesses'
  | 'rolled-back'
  | 'forked'
  | 'false-handover'
  | 'false-beginning'
  | 'file-missing'
  | 'not-an-entry'
  | 'entries-differ'
  | 'tile-differs'
  | 'release-missing'
  | 'release-differs'
  | 'promise-broken'
  | 'promise-false'

/** `at` is the entry it is about, where it is about one. */
export type Finding = { word: FindingWord; origin: string; at: number | null }

export const isWrong = ({ word }: Finding): boolean => !NOTES.some((note) => note === word)
