/** Roll-ups: their sums are the numbers of events, however they were changed behind their back. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import { addCrowd } from '../../../tests/results.ts'
import { checkRollUps, rebuildRollUps, rollUp } from './actions.ts'

let app: TestApp
let agency: TestAgency
let lead: SignedIn
before(async () => {
  app = await testApp({ at: '2026-11-21T06:30:00Z' })
  agency = await testAgency(app)
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
  const { leak, bill, areaId } = agency
  await addCrowd(app, agency, {
    cases: 400,
    days: 50,
    until: '2026-11-21T06:00:00Z',
    services: [leak, bill],
    areas: [areaId],
  })
  await app.rows(sql`
    insert into case_event (agency_id, case_id, type, at, place, fields)
    select agency_id, case_id, 'opened', opened_hour, 0, '{}'::jsonb from matter
    union all select agency_id, case_id, 'replied', first_reply_at, 1, '{"outcome":"planned"}' from matter where first_reply_at is not null
    union all select agency_id, case_id, 'replied', solved_at, 2, '{"outcome":"done"}' from matter where solved_at is not null
    union all select agency_id, case_id, 'original-opened', opened_hour, 3, '{}' from matter`)
})
after(() => app.close())

const sums = async () =>
  Object.fromEntries(
    (
      await app.rows<{ measure: string; n: number }>(sql`select measure, sum(count)::int as n from roll_up group by 1`)
    ).map(({ measure, n }) => [measure, n]),
  )
const events = async () => {
  const [row] = await app.rows<{ opened: number; replied: number; done: number }>(sql`
    select (count(*) filter (where type = 'opened'))::int as opened, (count(*) filter (where type = 'replied'))::int as replied,
           (count(*) filter (where fields ->> 'outcome' = 'done'))::int as done from case_event`)
  return row
}

type Counts = Record<string, number>
type Today = {
  today: string
  all: { today: Counts; thirtyDays: Counts }
  desks: { deskId: string; today: Counts; thirtyDays: Counts }[]
  services: { serviceId: string; today: Counts }[]
}
const today = async () =>
  (await (await app.routes.request('/api/indicators/today', { headers: { cookie: lead.cookie } })).json()) as Today

test('rebuildRollUps() counts every event once, and a reply that says done as both', async () => {
  await rebuildRollUps(app, agency.agencyId)
  assert.deepEqual(await sums(), await events())
  const before = await app.rows(sql`select * from roll_up order by day, service_id, measure`)
  await rebuildRollUps(app, agency.agencyId)
  assert.deepEqual(await app.rows(sql`select * from roll_up order by day, service_id, measure`), before)
})

/** A quarter past midnight. */
const IN_THE_FIRST_HOUR = '2026-11-20T20:45:00Z'

test('rollUp() puts today right, in its first hour yesterday too, also when a case has changed its service', async () => {
  await app.rows(sql`
    insert into case_event (agency_id, case_id, type, at, place)
    select agency_id, case_id, 'confirmed', '2026-11-21T06:00:00Z', 9 from matter limit 7`)
  await app.rows(
    sql`update matter set service_id = ${agency.bill} where service_id = ${agency.leak} and opened_hour > '2026-11-20T00:00:00Z'`,
  )
  const opened = () =>
    app.rows<{ day: string }>(sql`select day, service_id, count from roll_up where measure = 'opened' order by 1, 2`)
  const before = await opened()
  await rollUp(app, agency.agencyId)
  assert.deepEqual(await sums(), { ...(await events()), confirmed: 7 })
  const ofToday = await opened()
  app.setNow(IN_THE_FIRST_HOUR)
  await rollUp(app, agency.agencyId)
  const ofBoth = await opened()
  const changed = (a: typeof before, b: typeof before) => [
    ...new Set(b.filter((row) => !a.some((old) => isDeepStrictEqual(old, row))).map(({ day }) => day)),
  ]
  assert.deepEqual([changed(before, ofToday), changed(ofToday, ofBoth)], [['2026-11-21'], ['2026-11-20']])
  assert.equal(await checkRollUps(app, agency.agencyId), 0)
})

test('checkRollUps() finds a count that is wrong, one that is missing and one too many, corrects and records them', async () => {
  await app.rows(sql`update roll_up set count = count + 3 where day = '2026-11-02' and measure = 'opened'`)
  await app.rows(sql`delete from roll_up where day = '2026-11-05'`)
  await app.rows(sql`
    insert into roll_up select agency_id, '2025-01-01', desk_id, service_id, area_id, 'done', 5 from roll_up limit 1`)
  assert.equal(await checkRollUps(app, agency.agencyId), 3)
  assert.deepEqual(await sums(), { ...(await events()), confirmed: 7 })
  assert.equal(await checkRollUps(app, agency.agencyId), 0)
  const lines = await app.rows(sql`select body from record_waiting where type = 'indicators.roll-ups-corrected'`)
  assert.deepEqual(lines, [{ body: { days: 3 } }])
})

test('rollUp() in several processes at once neither deadlocks nor counts twice', async () => {
  await app.rows(sql`delete from roll_up where day >= '2026-11-20'`)
  await Promise.all(Array.from({ length: 5 }, () => rollUp(app, agency.agencyId)))
  assert.deepEqual(await sums(), { ...(await events()), confirmed: 7 })
})

test('GET /api/indicators/today adds up by desk and service, for who is signed in', async () => {
  assert.equal((await app.routes.request('/api/indicators/today')).status, 401)
  const seen = await today()
  assert.equal(seen.today, '2026-11-21')
  assert.equal(seen.all.today.confirmed, 7)
  assert.deepEqual(
    seen.desks.map(({ deskId, today: now }) => [deskId, now.confirmed]),
    [[agency.deskId, 7]],
  )
  assert.equal(
    seen.services.reduce((sum, { today: now }) => sum + now.opened!, 0),
    seen.all.today.opened,
  )
  assert.ok(seen.all.thirtyDays.opened! > seen.all.today.opened!)
})

test('another agency sees none of it', async () => {
  const other = await testAgency(app)
  const stranger = await signIn(app, { agencyId: other.agencyId, role: 'administrator' })
  const answer = await app.routes.request('/api/indicators/today', { headers: { cookie: stranger.cookie } })
  assert.deepEqual(((await answer.json()) as Today).desks, [])
})
