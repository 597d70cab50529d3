/** SQL on notes and on who was asked to see them. */
import { sql, type Tx } from '#kit/db.ts'
import type { SealedText } from '../seals.ts'

type NewNote = SealedText & {
  noteId: string
  caseId: string
  officerId: string
  at: Date
  mentions: readonly string[]
}

export async function addNote(tx: Tx, agencyId: string, note: NewNote): Promise<void> {
  await tx.run(sql`
    insert into case_note (agency_id, note_id, case_id, officer_id, written_at, wrapped_key, sealed)
    values (${agencyId}, ${note.noteId}, ${note.caseId}, ${note.officerId}, ${note.at}, ${note.wrappedKey}, ${note.sealed})`)
  await tx.run(sql`
    insert into note_mention (agency_id, note_id, officer_id)
    select ${agencyId}, ${note.noteId}, officer_id from unnest(${note.mentions}::uuid[]) officer_id`)
}

export type SealedNote = SealedText & {
  noteId: string
  officerId: string
  writtenAt: Date
  mentions: { officerId: string; isRead: boolean }[]
}

/** Notes of a case and of those joined to it, the last 200, in their order. */
export const notesOf = async (tx: Tx, agencyId: string, caseId: string): Promise<SealedNote[]> =>
  (
    await tx.rows<SealedNote>(sql`
      select note_id as "noteId", officer_id as "officerId", written_at as "writtenAt", wrapped_key as "wrappedKey", sealed,
        (select coalesce(json_agg(json_build_object('officerId', officer_id, 'isRead', read_at is not null) order by officer_id), '[]')
          from note_mention told where told.agency_id = n.agency_id and told.note_id = n.note_id) as mentions
      from case_note n where agency_id = ${agencyId} and case_id in (
        select case_id from matter where agency_id = ${agencyId} and (case_id = ${caseId} or joined_into = ${caseId}))
      order by written_at desc, note_id limit 200`)
  ).toReversed()

/** The officer has the notes of this case before them. */
export const markMentionsRead = (tx: Tx, agencyId: string, caseId: string, it: { officerId: string; at: Date }) =>
  tx.run(sql`
    update note_mention set read_at = ${it.at}
    where agency_id = ${agencyId} and officer_id = ${it.officerId} and read_at is null and note_id in (
      select note_id from case_note n join matter m using (agency_id, case_id)
      where n.agency_id = ${agencyId} and (m.case_id = ${caseId} or m.joined_into = ${caseId}))`)

export type UnreadMention = { caseId: string; code: string; deskId: string; officerId: string; writtenAt: Date }

/** The newest first; of a joined case the one that goes on. */
export const unreadMentions = (tx: Tx, agencyId: string, officerId: string, limit: number) =>
  tx.rows<UnreadMention>(sql`
    select whole.case_id as "caseId", whole.code, whole.desk_id as "deskId", n.officer_id as "officerId", written_at as "writtenAt"
    from note_mention told join case_note n using (agency_id, note_id)
    join matter m on m.agency_id = n.agency_id and m.case_id = n.case_id
    join matter whole on whole.agency_id = m.agency_id and whole.case_id = coalesce(m.joined_into, m.case_id)
    where told.agency_id = ${agencyId} and told.officer_id = ${officerId} and read_at is null
    order by written_at desc, note_id limit ${limit}`)

/** Notes of cases of which every submission was erased go, too. Gives how many. */
export const forgetNotes = (tx: Tx, agencyId: string) =>
  tx.run(sql`
    delete from case_note n using matter m
    where n.agency_id = ${agencyId} and m.agency_id = n.agency_id and m.case_id = n.case_id and not exists (
      select from case_submission cs join pub_submission s using (agency_id, submission_id)
      where cs.agency_id = m.agency_id and cs.case_id = coalesce(m.joined_into, m.case_id) and not s.erased)`)
