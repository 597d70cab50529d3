/** SQL of what people answered after their verdict: counts for each line of a release, and what came and went since the last one. */
import { sql, type Tx } from '#kit/db.ts'
import { type Closing, said } from '../roll-ups/units.store.ts'
import type { AnswerCounts } from './rules.ts'

/** One service of a line: the days of opening that it counts, and the days of its answers as they were published last. */
export type Asked = {
  line: number
  serviceId: string
  from: string
  to: string
  beforeFrom: string | null
  beforeTo: string | null
  beforeAsOf: string | null
}

type Row = AnswerCounts & { line: number }

/** By line; a line of which nobody was asked has none. Who answers 4 or 5 of 5 is satisfied. */
export async function countAnswers(
  tx: Tx,
  closing: Closing,
  asked: readonly Asked[],
): Promise<Map<number, AnswerCounts>> {
  const rows = await tx.rows<Row>(sql`
    with ${said(closing)},
    placed as (
      select line, answer, answered_on, opened_on between wanted."from" and wanted."to" as is_in,
             coalesce(opened_on between wanted."beforeFrom" and wanted."beforeTo" and answered_on <= wanted."beforeAsOf", false) as was_in
      from said join jsonb_to_recordset(${JSON.stringify(asked.map(({ serviceId, ...rest }) => ({ service_id: serviceId, ...rest })))}::jsonb)
        as wanted (line int, service_id uuid, "from" date, "to" date, "beforeFrom" date, "beforeTo" date, "beforeAsOf" date) using (service_id)
    )
    select line, count(*) filter (where is_in)::int as asked, count(answered_on) filter (where is_in)::int as answered,
           count(*) filter (where is_in and answered_on is not null and answer >= 4)::int as satisfied,
           count(answered_on) filter (where is_in and not was_in)::int as came,
           count(*) filter (where was_in and not is_in)::int as "left", count(*) filter (where was_in)::int as still
    from placed group by 1`)
  return new Map(rows.map(({ line, ...counts }) => [line, counts]))
}
