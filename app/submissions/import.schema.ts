/** What an import takes, refuses and tells. Shapes only. */
import type { Dialect } from '#kit/dialect.ts'
import type { Encoding } from '#kit/encoding.ts'

/** What a column of the file may be; only the text is asked for. */
export const FIELDS = ['text', 'time', 'place', 'service', 'lang', 'contact'] as const
export type Field = (typeof FIELDS)[number]

/** For each field the name of its column, or the column's number from 1 on. */
export type Mapping = { text: string } & Partial<Record<Field, string>>

/** Why a row is not taken; each has its sentence in import.words.ts. */
export type RowRefusal =
  | 'columns-differ'
  | 'quote-open'
  | 'text-missing'
  | 'text-long'
  | 'text-broken'
  | 'time-unreadable'
  | 'time-to-come'
  | 'past-retention'
  | 'place-long'
  | 'service-unknown'
  | 'lang-unknown'
  | 'contact-wrong'

/** Why a whole file is not taken. */
export type FileRefusal = 'no-such-agency' | 'no-such-column' | 'empty-file' | 'not-a-table' | 'too-many-rows'

/** What is told while it runs: how the file is read, then how far it is. */
export type Telling =
  | { as: 'reading'; encoding: Encoding; detected: boolean; dialect: Dialect; headers: string[] }
  | { as: 'progress'; bytes: number; of: number; rows: number }

export type ImportReport = {
  rows: number
  added: number
  /** Rows that an earlier import has added. */
  known: number
  refused: number
  reasons: Partial<Record<RowRefusal, number>>
  /** Where the refused rows stand; null when there are none. */
  refusedFile: string | null
  /** When this very file was imported before. */
  before: Date | null
}
