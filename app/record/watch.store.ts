/** SQL of watching whether promises were kept. */
import { sql, type Tx } from '#kit/db.ts'

/** Until when promises have been looked at; at first a day back, or since the log began after lines that have no entry. */
export const checkedUntil = async (tx: Tx, agencyId: string, dayBefore: Date): Promise<Date | null> =>
  (
    await tx.one<{ until: Date | null }>(sql`
      select coalesce((select checked_until from log_watch where agency_id = ${agencyId}),
        greatest(${dayBefore}, (select case when first_seq > 0 then begun_at end from log order by log_id limit 1))) as until where exists (select from log)`)
  )?.until ?? null

/** Of these the ones about which no line of this type has its place in the log. */
export const notLogged = async (tx: Tx, abouts: readonly string[], type: string): Promise<string[]> =>
  (
    await tx.rows<{ about: string }>(sql`
      select about from unnest(${abouts}::uuid[]) about
      where not exists (select from record where record.about = about.about
        and convert_from(entry, 'UTF8')::jsonb ->> 'type' = ${type})`)
  ).map(({ about }) => about)

export type Watched = { until: Date; promises: number; broken: number }

export const keepWatched = (tx: Tx, agencyId: string, { until, promises, broken }: Watched, now: Date) =>
  tx.run(sql`
    insert into log_watch (agency_id, checked_until, checked_at, promises, broken)
    values (${agencyId}, ${until}, ${now}, ${promises}, ${broken})
    on conflict (agency_id) do update set checked_until = excluded.checked_until, checked_at = excluded.checked_at,
      promises = log_watch.promises + excluded.promises, broken = log_watch.broken + excluded.broken`)

export const addIncident = (tx: Tx, agencyId: string, count: number, now: Date) =>
  tx.run(sql`insert into log_incident (agency_id, count, found_at) values (${agencyId}, ${count}, ${now})`)

/** Of all agencies together; null before anything was looked at. */
export const watchState = (tx: Tx) =>
  tx.one<{ checkedAt: Date | null; promises: number; broken: number; oldestReady: Date | null }>(sql`
    select min(checked_at) as "checkedAt", coalesce(sum(promises), 0)::bigint as promises,
      coalesce(sum(broken), 0)::bigint as broken, (select min(ready_at) from record_waiting) as "oldestReady"
    from log_watch`)

/** Of one agency, as far as they were looked at; null before any was. */
export const watchedPromises = (tx: Tx, agencyId: string) =>
  tx.one<{ acknowledged: number; lost: number }>(sql`
    select promises::bigint as acknowledged, broken::bigint as lost from log_watch where agency_id = ${agencyId}`)
