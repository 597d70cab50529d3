/** The system watched by itself: what counts as up, what counts as lost, and that no night tells how few came. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { addCrowd } from '../../../tests/results.ts'
import { figuresOf } from '../figures.ts'
import { readRelease } from '../file.ts'
import { release } from '../release/actions.ts'
import { latestRelease } from '../store.ts'
import { keepBeating, systemIn } from './actions.ts'

let app: TestApp
let agency: TestAgency
before(async () => {
  app = await testApp({ at: '2026-11-20T21:00:00Z' })
  agency = await testAgency(app, 'water')
  const crowd = { cases: 60, days: 50, until: '2026-11-20T20:00:00Z', services: [agency.leak], areas: [agency.areaId] }
  await addCrowd(app, agency, crowd)
})
after(() => app.close())

const closing = (untilDay: string) => ({ agencyId: agency.agencyId, zone: 'Asia/Tehran', untilDay })
const now = (untilDay: string) =>
  app.db.in(agency.agencyId, (tx) => systemIn(tx, closing(untilDay), { before: null, k: 10 }))

test('keepBeating() writes one row for each five minutes, however often it is asked, and stops', async () => {
  for (const at of ['2026-11-18T20:31:00Z', '2026-11-18T20:33:59Z', '2026-11-18T20:36:00Z']) {
    app.setNow(at)
    await keepBeating(app)()
  }
  const rows = await app.rows<{ at: Date }>(sql`select at from intake_beat order by at`)
  assert.deepEqual(
    rows.map(({ at }) => at.toISOString()),
    ['2026-11-18T20:30:00.000Z', '2026-11-18T20:35:00.000Z'],
  )
  app.setNow('2026-11-20T21:00:00Z')
})

test('systemIn() counts closed days of the agency since the first beat, and what is missing as away', async () => {
  // Since half past midnight of the 19th in Tehran, one hour and a half of it away, to the end of the 19th.
  await app.rows(sql`delete from intake_beat`)
  await app.rows(sql`
    insert into intake_beat select at from generate_series('2026-11-18T21:00:00Z'::timestamptz, '2026-11-20T23:55:00Z', '5 minutes') at
    where at not between '2026-11-19T08:00:00Z' and '2026-11-19T09:29:00Z'`)
  const day = 24 * 60
  assert.deepEqual((await now('2026-11-19')).intake, { from: '2026-11-19', minutes: day - 30, up: day - 30 - 90 })
  assert.deepEqual((await now('2026-11-20')).intake, {
    from: '2026-11-19',
    minutes: 2 * day - 30,
    up: 2 * day - 30 - 90,
  })
  assert.equal((await now('2026-11-17')).intake, null)
})

test('systemIn() tells of acknowledged messages only by ten at once, and of a lost one at once', async () => {
  const known = (promises: number, broken: number) =>
    app.rows(sql`
      insert into log_watch (agency_id, checked_until, checked_at, promises, broken)
      values (${agency.agencyId}, '2026-11-20T18:00:00Z', '2026-11-20T20:00:00Z', ${promises}, ${broken})
      on conflict (agency_id) do update set promises = excluded.promises, broken = excluded.broken`)
  const after = (acknowledged: number, lost: number) =>
    app.db.in(agency.agencyId, (tx) =>
      systemIn(tx, closing('2026-11-20'), { before: { intake: null, promises: { acknowledged, lost } }, k: 10 }),
    )
  await known(9, 0)
  assert.equal((await now('2026-11-20')).promises, null)
  await known(59, 0)
  assert.deepEqual((await after(50, 0)).promises, { acknowledged: 50, lost: 0 })
  assert.deepEqual((await after(49, 0)).promises, { acknowledged: 59, lost: 0 })
  await known(59, 1)
  assert.deepEqual((await after(58, 0)).promises, { acknowledged: 59, lost: 1 })
  await known(59, 0)
})

test('the figures of the system stand in the release and on the page', async () => {
  await release(app, agency.agencyId)
  const kept = await app.db.in(agency.agencyId, (tx) => latestRelease(tx, agency.agencyId))
  const figures = figuresOf(readRelease(kept!.file)).agency!.figures
  const of = (id: string) => figures.find(({ indicator }) => indicator === id)!
  const minutes = 2 * 24 * 60 - 30
  assert.deepEqual([of('intake-uptime').value, of('intake-uptime').denominator], [(minutes - 90) / minutes, minutes])
  assert.deepEqual([of('acknowledged-and-lost').value, of('acknowledged-and-lost').denominator], [0, 59])
  const page = (await (await app.routes.request('/en/water/results')).text()).replace(/<[^>]+>/g, ' ')
  assert.match(page, /Intake was up\s+97%\s+2,760 of 2,850/)
  assert.match(page, /Acknowledged and lost\s+0\s+0 of 59/)
})
