/** One figure of the results page, solved in time, without a release: by plain SQL over all cases, and by DuckDB over the same cases as Parquet. */
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../app/kit/db.ts'
import { sql, type TestApp } from '../../tests/app.ts'

/** The agency, its zone, and the first and last day of opening that the release counts. */
export type Asked = { agencyId: string; zone: string; from: string; to: string }
export type Share = { kept: number; due: number }
export type Times = { p50Ms: number; p95Ms: number; runs: number }

const round = (ms: number) => Math.round(ms * 10) / 10

export async function timesOf<T>(runs: number, run: () => Promise<T>): Promise<Times & { last: T }> {
  const times: number[] = []
  let last: T | undefined
  for (let n = 0; n < runs; n++) {
    const at = performance.now()
    last = await run()
    times.push(performance.now() - at)
  }
  times.sort((a, b) => a - b)
  return {
    p50Ms: round(times[runs >> 1]!),
    p95Ms: round(times[Math.min(runs - 1, Math.floor(runs * 0.95))]!),
    runs,
    last: last!,
  }
}

/** As a page without roll-ups and releases would ask, with the rights of the process. */
export const bySql = (app: Pick<TestApp, 'db'>, { agencyId, zone, from, to }: Asked): Promise<Share> =>
  app.db.in(agencyId, async (tx) => {
    await tx.run(sql`set local statement_timeout = 0`)
    const end = sql`((${to}::date + 1)::timestamp at time zone ${zone})`
    const share = await tx.one<Share>(sql`
      select count(*) filter (where solved_at <= solution_due_at and state in ('done', 'confirmed', 'not-confirmed') and solved_at < ${end}) as kept,
             count(*) as due
      from pub_case
      where agency_id = ${agencyId} and state not in ('withdrawn', 'hidden', 'joined') and solution_due_at < ${end}
        and opened_hour >= ${from}::timestamp at time zone ${zone} and opened_hour < ${end}`)
    return share!
  })

type Row = Record<string, string>
type Duck = {
  DuckDBInstance: {
    create(path: string, options: Row): Promise<{ connect(): Promise<{ runAndReadAll(text: string): Promise<Read> }> }>
  }
}
type Read = { getRowObjectsJson(): Row[] }

export type ByDuck = { version: string; writeSeconds: number; share: Share; times: Times }

/** Null where DuckDB is not brought: `npm ci --prefix bench/peers/figures`. Two threads, as the machine has cores. */
export async function byDuck(app: Pick<TestApp, 'store'>, asked: Asked, runs: number): Promise<ByDuck | null> {
  const peers = join(import.meta.dirname, '../peers/figures/')
  if (!existsSync(join(peers, 'node_modules'))) return null
  const need = createRequire(peers)
  const { DuckDBInstance } = need('@duckdb/node-api') as Duck
  const { version } = need('@duckdb/node-api/package.json') as { version: string }
  const folder = mkdtempSync(join(tmpdir(), 'pasokh-duck-'))
  // The server writes the rows, and it is another user.
  chmodSync(folder, 0o777)
  try {
    const at = performance.now()
    const duck = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect()
    const [csv, parquet] = [join(folder, 'cases.csv'), join(folder, 'cases.parquet')]
    const { start, end } = await exportCases(app, asked, csv)
    await duck.runAndReadAll(`copy (select * from read_csv('${csv}', header = true)) to '${parquet}' (format parquet)`)
    rmSync(csv, { force: true })
    const writeSeconds = round((performance.now() - at) / 1000)
    const question = `
      select count(*) filter (where solved <= due and state in ('done', 'confirmed', 'not-confirmed') and solved < ${end}) as kept, count(*) as due
      from '${parquet}' where state not in ('withdrawn', 'hidden', 'joined') and due < ${end} and opened >= ${start} and opened < ${end}`
    const { last, ...times } = await timesOf(runs, async () => (await duck.runAndReadAll(question)).getRowObjectsJson())
    const [share] = last
    return { version, writeSeconds, share: { kept: Number(share!.kept), due: Number(share!.due) }, times }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** All cases of the agency with times in seconds, and the same of the first and the last instant that are asked for. */
async function exportCases({ store }: Pick<TestApp, 'store'>, { agencyId, zone, from, to }: Asked, csv: string) {
  const db = connect(store.superuser, { max: 1, patience: { silentMs: 3_600_000, askedMs: 3_600_000 } })
  try {
    return await db.open(async (tx) => {
      await tx.run(sql`set local statement_timeout = 0`)
      const seconds = (column: string) => `extract(epoch from ${column})::bigint`
      await tx.run(
        sql.raw(`copy (select service_id as service, area_id as area, state, ${seconds('opened_hour')} as opened,
          ${seconds('first_reply_at')} as replied, ${seconds('solved_at')} as solved, ${seconds('solution_due_at')} as due
          from matter where agency_id = '${agencyId}') to '${csv}' (format csv, header)`),
      )
      return (await tx.one<{ start: number; end: number }>(sql`
        select extract(epoch from ${from}::timestamp at time zone ${zone})::bigint as start,
               extract(epoch from (${to}::date + 1)::timestamp at time zone ${zone})::bigint as "end"`))!
    })
  } finally {
    await db.close()
  }
}
