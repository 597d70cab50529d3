/** What a line of the record is, and what the log keeps. The record knows no domain: each slice registers its types. */
import { z } from 'zod'

/** Whose act a line tells of: a citizen's waits for the end of its hour and is shuffled in. */
export type By = 'citizen' | 'officer' | 'system'

export type Event = {
  /** slice.what-happened, e.g. cases.reply-published. Registered by the slice. */
  type: string
  /** Null for what belongs to the installation. */
  agencyId: string | null
  by: By
  /** The case or submission it is about, for the holder of its receipt. */
  about?: string
  /** Ids, codes, days and commitments: never text of a person. */
  body: Record<string, string | number | boolean | null>
}

export type Line = { seq: number; type: string; agencyId: string | null; body: Event['body'] }

const body = z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean(), z.null()]))
export const EventShape = z.strictObject({
  type: z.string().regex(/^[a-z]+\.[a-z][a-z-]+$/),
  agencyId: z.uuid().nullable(),
  by: z.enum(['citizen', 'officer', 'system']),
  about: z.uuid().optional(),
  body,
})

/** A line that waits for its number, with the bytes that will be public. */
export type WaitingLine = Pick<Event, 'type' | 'agencyId' | 'body'> & {
  readyAt: Date
  about: string | null
  salt: Buffer | null
  entry: Buffer
}

/** A log of this installation. Its entry 0 is the line `firstSeq` of the record. */
export type LogRow = { logId: number; origin: string; firstSeq: number; isClosed: boolean }

/** A public key of a log, from a size on; `handover` is the checkpoint by which the key before named it. */
export type LogKeyRow = { fromSize: number; vkey: string; handover: string | null }

/** What the printed sheet of a proof tells: `short` is the text of its QR code, `file` the `.tlog-proof` file. */
export type Sheet = {
  agency: string
  zone: string
  index: number
  entry: string
  note: string
  vkey: string
  signedAt: Date
  witnesses: number
  file: string
  short: string
  publicUrl: string
}

export type CheckpointRow = { size: number; note: string; witnesses: number; isEnough: boolean; signedAt: Date }
