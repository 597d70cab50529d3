/** SQL of apologies, which are sealed with the reply that they go with. */
import { sql, type Tx } from '#kit/db.ts'
import type { Fault } from '../schema.ts'

export const addApology = (
  tx: Tx,
  agencyId: string,
  { replyId, faults, sealed }: { replyId: string; faults: readonly Fault[]; sealed: Buffer },
) =>
  tx.run(sql`
    insert into apology (agency_id, reply_id, faults, sealed) values (${agencyId}, ${replyId}, ${faults}, ${sealed})`)

/** When the office apologised last in this case, and whether somebody has objected after that. */
export const lastApology = async (tx: Tx, agencyId: string, caseId: string) =>
  (await tx.one<{ apologisedAt: Date | null; isObjected: boolean }>(sql`
    with said as (
      select replied_at, place from apology join reply r using (agency_id, reply_id)
        join case_event e on e.agency_id = r.agency_id and e.case_id = r.case_id and e.fields ->> 'replyId' = r.reply_id::text
      where r.agency_id = ${agencyId} and r.case_id = ${caseId}
    )
    select (select max(replied_at) from said) as "apologisedAt",
           exists (select from case_event where agency_id = ${agencyId} and case_id = ${caseId} and type = 'objected'
             and place > coalesce((select max(place) from said), -1)) as "isObjected"`))!

export const apologiesOf = (tx: Tx, agencyId: string, replyIds: readonly string[]) =>
  tx.rows<{ replyId: string; sealed: Buffer }>(sql`
    select reply_id as "replyId", sealed from apology
    where agency_id = ${agencyId} and reply_id = any(${replyIds}::uuid[])`)
