/** SQL on replies and their files, which are sealed under a key of their own. */
import { sql, type Tx } from '#kit/db.ts'
import { STAYS } from '../joining/store.ts'
import type { Outcome } from '../schema.ts'

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

const REPLY = sql`
  r.reply_id as "replyId", outcome, due_on as "dueOn", reason_code as "reasonCode", r.officer_id as "officerId",
  replied_at as "repliedAt", r.wrapped_key as "wrappedKey", r.sealed`

/** What was said to one sender: in each case where their submission stood, for as long as it stood there. */
export const repliesTo = (tx: Tx, agencyId: string, submissionId: string) =>
  tx.rows<SealedReply>(sql`
    with stay as (${STAYS(agencyId, submissionId)})
    select ${REPLY}
    from stay join case_event e on e.agency_id = ${agencyId} and e.case_id = stay.case_id
      and e.place >= from_place and (until_place is null or e.place < until_place) and e.type in ('replied', 'passed-on')
    join reply r on r.agency_id = e.agency_id and r.case_id = e.case_id and r.reply_id = (e.fields ->> 'replyId')::uuid
    order by replied_at, e.place limit 500`)

/** Who last said that it was done, or that it will not be. */
export const lastFinalReplier = async (tx: Tx, agencyId: string, caseId: string): Promise<string | null> =>
  (
    await tx.one<{ officerId: string }>(sql`
      select officer_id as "officerId" from reply
      where agency_id = ${agencyId} and case_id = ${caseId} and outcome in ('done', 'refused')
      order by replied_at desc, reply_id limit 1`)
  )?.officerId ?? null

export const repliesOf = (tx: Tx, agencyId: string, caseId: string) =>
  tx.rows<SealedReply>(sql`
    select ${REPLY}
    from reply r where agency_id = ${agencyId} and case_id = ${caseId} order by replied_at, r.reply_id limit 200`)

export type ReplyFile = { fileId: string; replyId: string; name: string; type: string }

export const addFile = (
  tx: Tx,
  agencyId: string,
  { fileId, replyId, name, type, sealed }: ReplyFile & { sealed: Buffer },
) =>
  tx.run(sql`
    insert into reply_file (agency_id, file_id, reply_id, name, type, sealed) values (${agencyId}, ${fileId}, ${replyId}, ${name}, ${type}, ${sealed})`)

export const filesOf = (tx: Tx, agencyId: string, replyIds: readonly string[]) =>
  tx.rows<ReplyFile>(sql`
    select file_id as "fileId", reply_id as "replyId", name, type from reply_file
    where agency_id = ${agencyId} and reply_id = any(${replyIds}::uuid[]) order by file_id`)

/** Whether this was said to anybody who stands in the case now: there, or where they stood before. */
export const isSaidIn = async (tx: Tx, agencyId: string, caseId: string, replyId: string): Promise<boolean> =>
  (await tx.one(sql`
    select from reply r where agency_id = ${agencyId} and reply_id = ${replyId} and (
      case_id = ${caseId}
      or case_id in (select case_id from matter where agency_id = ${agencyId} and joined_into = ${caseId})
      or case_id in (select stay.case_id from case_stay stay join case_submission cs using (agency_id, submission_id)
                     where stay.agency_id = ${agencyId} and cs.case_id = ${caseId}))`)) !== null

/** Whether its reader may see the reply is for the caller to ask. */
export const readFile = (tx: Tx, agencyId: string, fileId: string) =>
  tx.one<ReplyFile & { sealed: Buffer; wrappedKey: Buffer | null }>(sql`
    select file_id as "fileId", f.reply_id as "replyId", name, type, f.sealed, wrapped_key as "wrappedKey"
    from reply_file f join reply r on r.agency_id = f.agency_id and r.reply_id = f.reply_id
    where f.agency_id = ${agencyId} and file_id = ${fileId}`)
