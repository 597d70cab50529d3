/** SQL of the forecast: the queue of a desk, and how fast it was worked off lately. */
import { sql, type Tx } from '#kit/db.ts'

export type Queued = { caseId: string; code: string; serviceId: string | null; dueAt: Date }

/** Cases of the desk with something due, in the order of the inbox; the overdue ones, too, for they are worked on as well. */
export const queueOf = (tx: Tx, agencyId: string, deskId: string, limit: number) =>
  tx.rows<Queued>(sql`
    select case_id as "caseId", code, service_id as "serviceId", due_at as "dueAt" from matter
    where agency_id = ${agencyId} and desk_id = ${deskId} and state in ('open', 'answered', 'waiting-for-person') and due_at is not null
    order by (case when dangerous and state in ('open', 'answered', 'waiting-for-person') then 0 else 1 end),
      coalesce(due_at, timestamptz '9999-01-01 00:00:00Z'), case_id
    limit ${limit}`)

/** How many replies since then stopped a clock of a case that is at this desk. */
export const answersSince = async (tx: Tx, agencyId: string, deskId: string, since: Date): Promise<number> =>
  (await tx.one<{ count: number }>(sql`
    select count(*) as count from case_event e join matter m on m.agency_id = e.agency_id and m.case_id = e.case_id
    where e.agency_id = ${agencyId} and e.at >= ${since} and e.type = 'replied'
      and e.fields ->> 'outcome' in ('done', 'planned', 'refused', 'question') and m.desk_id = ${deskId}`))!.count
