/** SQL on promises that were missed. */
import { sql, type Tx } from '#kit/db.ts'

export type Missed = { caseId: string; which: 'first-reply' | 'solution' }

/** Keeps and gives those that were not known yet, of the last week; a week is longer than any job stands still unseen. */
export const addMissed = (tx: Tx, agencyId: string, now: Date, limit: number): Promise<Missed[]> =>
  tx.rows<Missed>(sql`
    insert into missed_target (agency_id, case_id, which)
    select agency_id, case_id, which from (
      select agency_id, case_id, 'first-reply' as which, first_reply_due_at as due, first_reply_at as met, state, joined_into, paused_since from matter
      where agency_id = ${agencyId} and first_reply_due_at between ${now}::timestamptz - interval '7 days' and ${now}
      union all
      select agency_id, case_id, 'solution', solution_due_at, solved_at, state, joined_into, paused_since from matter
      where agency_id = ${agencyId} and solution_due_at between ${now}::timestamptz - interval '7 days' and ${now}
        and state <> 'refused') promised
    where (met is null or met > due) and state not in ('withdrawn', 'hidden')
      -- While its clock stands it is not due.
      and (paused_since is null or due <= paused_since)
      -- One that was joined rests with the other: what ended that ended it, too.
      and not exists (select from matter whole where whole.agency_id = promised.agency_id and whole.case_id = promised.joined_into
        and whole.state in ('withdrawn', 'hidden', 'refused'))
      and not exists (select from missed_target known where known.agency_id = promised.agency_id
        and known.case_id = promised.case_id and known.which = promised.which)
    order by due, case_id, which limit ${limit}
    on conflict do nothing
    returning case_id as "caseId", which`)
