/** SQL on replies and their files, which are sealed under a key of their own. */
import { sql, type Tx } from '#kit/db.ts'
import type { Outcome } from './schema.ts'

export type SealedReply = {
  replyId: string
  outcome: Outcome
  dueOn: string | null
  reasonCode: string | null
  officerId: string
  repliedAt: Date
  wrappedKey: Buffer | null
  sealed: Buffer | null
}

type NewReply = SealedReply & { caseId: string }

export const addReply = (tx: Tx, agencyId: string, it: NewReply) =>
  tx.run(sql`
    insert into reply (agency_id, reply_id, case_id, outcome, wrapped_key, sealed, due_on, reason_code, officer_id, replied_at)
    values (${agencyId}, ${it.replyId}, ${it.caseId}, ${it.outcome}, ${it.wrappedKey}, ${it.sealed}, ${it.dueOn}, ${it.reasonCode}, ${it.officerId}, ${it.repliedAt})`)

/** The reply that this form of an officer has published, and what stood in the form. */
export const replyOfForm = (tx: Tx, agencyId: string, caseId: string, form: string) =>
  tx.one<{ replyId: string; said: string }>(sql`
    select fields->>'replyId' as "replyId", fields->>'said' as said from case_event
    where agency_id = ${agencyId} and case_id = ${caseId} and fields->>'form' = ${form}`)

export const repliesOf = (tx: Tx, agencyId: string, caseId: string) =>
  tx.rows<SealedReply>(sql`
    select reply_id as "replyId", outcome, due_on as "dueOn", reason_code as "reasonCode", officer_id as "officerId",
      replied_at as "repliedAt", wrapped_key as "wrappedKey", sealed
    from reply where agency_id = ${agencyId} and case_id = ${caseId} order by replied_at, reply_id limit 200`)

export type ReplyFile = { fileId: string; replyId: string; name: string; type: string }

export const addFile = (
  tx: Tx,
  agencyId: string,
  { fileId, replyId, name, type, sealed }: ReplyFile & { sealed: Buffer },
) =>
  tx.run(sql`
    insert into reply_file (agency_id, file_id, reply_id, name, type, sealed) values (${agencyId}, ${fileId}, ${replyId}, ${name}, ${type}, ${sealed})`)

export const filesOf = (tx: Tx, agencyId: string, caseId: string) =>
  tx.rows<ReplyFile>(sql`
    select file_id as "fileId", reply_id as "replyId", name, type from reply_file
    where agency_id = ${agencyId} and reply_id in (select reply_id from reply where agency_id = ${agencyId} and case_id = ${caseId}) order by file_id`)

export const readFile = (tx: Tx, agencyId: string, caseId: string, fileId: string) =>
  tx.one<ReplyFile & { sealed: Buffer; wrappedKey: Buffer | null }>(sql`
    select file_id as "fileId", f.reply_id as "replyId", name, type, f.sealed, wrapped_key as "wrappedKey"
    from reply_file f join reply r on r.agency_id = f.agency_id and r.reply_id = f.reply_id
    where f.agency_id = ${agencyId} and r.case_id = ${caseId} and file_id = ${fileId}`)
