/** SQL on what has changed at desks lately. */
import { sql, type Tx } from '#kit/db.ts'

export type DeskChange = { deskId: string; caseId: string }

/** What has become visible since `since`; null where that cannot be said any more. `at` is what to ask with the next time. */
export type Changes = { at: string; changes: DeskChange[] | null }

/** Of more than these one is told that there is something, and not what. */
const MOST = 500

/** A place among all changes: the hour, and the transactions that were seen then. */
const PLACE = /^(\d{10}) (\d{1,19}:\d{1,19}:[\d,]*)$/
/** Rows are kept for two hours; a place is good for one. */
const GOOD_SECONDS = 3600

/**
 * Each change once, whatever is under way beside: what a snapshot sees and the one before did not. A place of another
 * time or of another database gives null.
 */
export async function changesSince(tx: Tx, agencyId: string, since: string | null, now: Date): Promise<Changes> {
  const seconds = Math.floor(now.getTime() / 1000)
  const [, saidAt, snapshot] = PLACE.exec(since ?? '') ?? []
  const isGood = snapshot !== undefined && seconds - Number(saidAt) < GOOD_SECONDS && Number(saidAt) <= seconds
  const row = (await tx.one<{ snapshot: string; isPast: boolean | null; changes: DeskChange[] | null }>(sql`
    with seen as (select pg_current_snapshot() as now, ${isGood ? snapshot : null}::pg_snapshot as before)
    select now::text as snapshot, pg_snapshot_xmax(before) <= pg_snapshot_xmax(now) as "isPast", (
      select json_agg(json_build_object('deskId', desk_id, 'caseId', case_id)) from (
        select distinct desk_id, case_id from desk_change
        where agency_id = ${agencyId} and tx >= pg_snapshot_xmin(before)
          and pg_visible_in_snapshot(tx, now) and not pg_visible_in_snapshot(tx, before)
        limit ${MOST + 1}) fresh) as changes
    from seen`))!
  const changes = row.changes ?? []
  return { at: `${seconds} ${row.snapshot}`, changes: row.isPast && changes.length <= MOST ? changes : null }
}

/** Takes away what began before this hour. */
export const forgetChanges = (tx: Tx, agencyId: string, before: Date) =>
  tx.run(sql`delete from desk_change where agency_id = ${agencyId} and hour < ${before}`)
