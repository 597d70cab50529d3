/** SQL of the officers' map: open cases by the place that is known of them, of the agency this transaction has entered. */
import { sql, type Tx } from '#kit/db.ts'

/** How many cases are shown of a place. */
const FIRST = 5

export type PlacedCases = {
  cell: string | null
  areaId: string | null
  cases: number
  dangerous: number
  late: number
  /** The most pressing of them. */
  first: string[]
}

/** Those of some desks; null for every desk. A case lies where the most sharply placed of its submissions does. */
export const openCasesByPlace = (tx: Tx, deskIds: readonly string[] | null, now: Date): Promise<PlacedCases[]> =>
  tx.rows<PlacedCases>(sql`
    with waiting as (
      select case_id, area_id, dangerous, coalesce(case when first_reply_at is null then first_reply_due_at end, solution_due_at) as due_at
      from pub_case
      where agency_id = current_agency() and state in ('open', 'answered', 'waiting-for-person')
        and (${deskIds === null} or desk_id = any(${deskIds ?? []}::uuid[]))
    ), placed as (
      select distinct on (case_id) case_id, place.cell
      from waiting join pub_case_submission using (case_id) join pub_submission_place place using (agency_id, submission_id)
      where agency_id = current_agency() and place.cell is not null
      order by case_id, place.certainty desc, submission_id
    )
    select cell, case when cell is null then area_id end as "areaId", count(*) as cases,
           count(*) filter (where dangerous) as dangerous, count(*) filter (where due_at < ${now}) as late,
           (array_agg(case_id::text order by dangerous desc, due_at nulls last, case_id))[1:${sql.lit(FIRST)}] as first
    from waiting left join placed using (case_id) group by 1, 2 order by 3 desc, 1, 2`)
