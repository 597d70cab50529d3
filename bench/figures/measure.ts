/** What is measured of figures once the cases are in the store: releases, pages, roll-ups, and the same figure by other ways. */
import assert from 'node:assert/strict'
import { runRecompute } from '../../app/cli/recompute.ts'
import { figuresOf, readRelease, release } from '../../app/indicators/index.ts'
import { rebuildRollUps, rollUp } from '../../app/indicators/roll-ups/actions.ts'
import { publish } from '../../app/opendata/index.ts'
import { sql, type TestApp } from '../../tests/app.ts'
import { served } from '../../tests/browser/served.ts'
import type { TestAgency } from '../../tests/journeys/agency.ts'
import { addCrowd } from '../../tests/results.ts'
import { byDuck, bySql, timesOf } from './plain.ts'

const A_DAY = 3_000
const REQUESTS = 400
const SQL_RUNS = 9
const ZONE = 'Asia/Tehran'

type Loaded = { cases: number; services: string[]; areas: string[]; tell: (what: string) => void }
type Bench = Pick<TestApp, 'db' | 'routes' | 'rows' | 'setNow' | 'store'> & Parameters<typeof release>[0]

const secondsOf = async (run: () => Promise<unknown>) => {
  const at = performance.now()
  await run()
  return Math.round((performance.now() - at) / 10) / 100
}

export async function measureResults(app: Bench, agency: TestAgency, { cases, services, areas, tell }: Loaded) {
  const { agencyId } = agency
  const firstReleaseSeconds = await secondsOf(() => release(app, agencyId))
  tell(`first release ${firstReleaseSeconds} s`)
  const file = await newestFile(app, agencyId)
  const figuresFromFileMs = (await timesOf(9, async () => figuresOf(readRelease(file)))).p50Ms
  const recompute = await recomputed(app, agencyId)
  tell(`recomputed ${JSON.stringify(recompute)}`)
  const asked = { agencyId, zone: ZONE, from: '2025-11-21', to: '2026-11-20' }
  const page = await pageOf(app, '/water/results')
  const english = await pageOf(app, '/en/water/results')
  const all = await pageOf(app, '/results')
  tell(`page ${JSON.stringify(page)}`)
  const { last: plainShare, ...plainSql } = await timesOf(SQL_RUNS, () => bySql(app, asked))
  tell(`plain SQL ${JSON.stringify(plainSql)}`)
  const duck = await byDuck(app, asked, SQL_RUNS)
  tell(`DuckDB ${JSON.stringify(duck)}`)
  const figure = figuresOf(readRelease(file)).agency!.figures.find(({ indicator }) => indicator === 'done-in-time')!
  const published = { kept: figure.numerator, due: figure.denominator }
  assert.deepEqual(plainShare, published)
  if (duck) assert.deepEqual(duck.share, published)

  const rebuildSeconds = await secondsOf(() => rebuildRollUps(app, agencyId))
  tell(`roll-ups rebuilt ${rebuildSeconds} s`)
  await addCrowd(app, agency, {
    cases: A_DAY,
    first: cases + 1,
    days: 1,
    until: '2026-11-21T20:00:00Z',
    services,
    areas,
  })
  await app.rows(sql`
    insert into case_event (agency_id, case_id, type, at, place)
    select agency_id, case_id, 'opened', opened_hour, 1 from matter where agency_id = ${agencyId} and opened_hour > '2026-11-20T20:00:00Z'`)
  app.setNow('2026-11-21T20:20:00Z')
  // Every five minutes: the first time the cases of the day are fetched from the disk, from then on they are at hand.
  const coldRollUpSeconds = await secondsOf(() => rollUp(app, agencyId))
  const rollUpSeconds = await secondsOf(() => rollUp(app, agencyId))
  app.setNow('2026-11-21T21:00:00Z')
  const nightlyReleaseSeconds = await secondsOf(() => release(app, agencyId))
  const [size] = await app.rows<{ bytes: number }>(sql`select pg_database_size(current_database()) as bytes`)
  return {
    firstReleaseSeconds,
    nightlyReleaseSeconds,
    fileBytes: file.length,
    figuresFromFileMs,
    recompute,
    page,
    english,
    all,
    requests: REQUESTS,
    sameFigure: { indicator: 'done-in-time', ...published, plainSql, duckDbOnParquet: duck },
    rollUpsRebuiltSeconds: rebuildSeconds,
    coldRollUpSeconds,
    rollUpMsPerSubmission: Math.round((1000 * rollUpSeconds * 1000) / A_DAY) / 1000,
    storeBytes: size!.bytes,
  }
}

/** Every published figure of the release from its published files, as a reader has them: fetched, their hashes looked at. */
async function recomputed(app: Bench, agencyId: string) {
  const publishSeconds = await secondsOf(() => publish(app, agencyId))
  const house = await served(app.routes)
  const lines: string[] = []
  const seconds = await secondsOf(async () => {
    const code = await runRecompute([`${house.base}/data/water/2026-11-20`], 'en', (line) => void lines.push(line))
    assert.equal(code, 0, lines.join('\n'))
  })
  await house.close()
  return { publishSeconds, seconds, said: lines.at(-1)?.trim() }
}

async function newestFile(app: Bench, agencyId: string): Promise<Buffer> {
  const [row] = await app.rows<{ file: Buffer }>(
    sql`select file from release where agency_id = ${agencyId} order by until_day desc limit 1`,
  )
  return row!.file
}

/** `cpuMs` is what a page takes of this process alone, however many others share the machine. */
async function pageOf(app: Bench, path: string) {
  const at = performance.now()
  await (await app.routes.request(path)).arrayBuffer()
  const firstMs = Math.round((performance.now() - at) * 10) / 10
  const before = process.cpuUsage()
  const { p50Ms, p95Ms } = await timesOf(REQUESTS, async () => {
    const answer = await app.routes.request(path)
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  })
  const { user, system } = process.cpuUsage(before)
  return { firstMs, p50Ms, p95Ms, cpuMs: Math.round((user + system) / REQUESTS / 10) / 100 }
}
