/** What officers write to each other about a case, as the doors take and give it. Shapes only. */
import { z } from 'zod'
import { prose, uuid } from '#kit/shapes.ts'

const at = z.date()

export const MOST_MENTIONED = 10

export const NewNote = z.strictObject({
  body: prose(1, 4000),
  /** Colleagues who should see it. */
  mentions: z.array(uuid).max(MOST_MENTIONED).default([]),
})
export type NewNote = z.infer<typeof NewNote>

export const Note = z.object({
  noteId: uuid,
  officerName: z.string(),
  writtenAt: at,
  body: z.string().nullable(),
  /** Names of the colleagues who should see it. */
  mentioned: z.array(z.string()),
  /** The officer who asks should, and has not yet. */
  isForMe: z.boolean(),
})
export type Note = z.infer<typeof Note>

/** A case in which a colleague wants the officer to see a note. */
export const Mention = z.object({ caseId: uuid, code: z.string(), officerName: z.string(), writtenAt: at })
export type Mention = z.infer<typeof Mention>
