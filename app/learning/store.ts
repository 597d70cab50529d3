/** SQL on `learning_run`: when an agency's model was learned, and what came of it. */
import { sql, type Tx } from '#kit/db.ts'
import type { ModelKind } from '../models/index.ts'
import type { Run } from './schema.ts'

const RUNS_KEPT = 60
const RUN = sql`place, ran_at as "ranAt", officer_id as "officerId", outcome, failure, compared, phrases, hash`

/** The newest first. */
export const readRuns = (tx: Tx, agencyId: string, kind: ModelKind, limit: number) =>
  tx.rows<Run>(
    sql`select ${RUN} from learning_run where agency_id = ${agencyId} and kind = ${kind} order by ran_at desc, place desc limit ${limit}`,
  )

/** Adds one, and drops those past the newest that are kept. */
export async function addRun(tx: Tx, agencyId: string, kind: ModelKind, run: Run) {
  await tx.run(sql`
    insert into learning_run (agency_id, kind, ran_at, place, officer_id, outcome, failure, compared, phrases, hash)
    values (${agencyId}, ${kind}, ${run.ranAt},
      (select coalesce(max(place) + 1, 0) from learning_run where agency_id = ${agencyId}), ${run.officerId}, ${run.outcome}, ${run.failure},
      ${run.compared && JSON.stringify(run.compared)}::jsonb, ${run.phrases}, ${run.hash})`)
  await tx.run(sql`
    delete from learning_run where agency_id = ${agencyId} and kind = ${kind} and run_id not in (
      select run_id from learning_run where agency_id = ${agencyId} and kind = ${kind} order by ran_at desc, place desc limit ${RUNS_KEPT})`)
}
