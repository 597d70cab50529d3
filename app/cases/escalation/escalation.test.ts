/** A missed day is told upwards in working time, each step once, by letters without a word of the case; an umbrella reads what it was granted. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { APOLOGY } from '../../../tests/apology.ts'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message, sendMessage } from '../../../tests/message.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import { createAgency } from '../../agencies/index.ts'
import { seatOfficers } from '../../agencies/offices.store.ts'
import type { Role } from '../../people/index.ts'
import { escalate } from './actions.ts'
import { firstAt, firstOf, stepsOf, takeSteps } from './rules.ts'

let app: TestApp
let agency: TestAgency
let umbrellaId: string
before(async () => {
  app = await testApp()
  umbrellaId = await app.db.open((tx) =>
    createAgency(app, tx, { slug: 'above', kind: 'umbrella', name: { fa: 'چتر', en: 'Umbrella' } }),
  )
  agency = await testAgency(app)
  await app.rows(sql`update agency set parent_id = ${umbrellaId} where agency_id = ${agency.agencyId} returning 1`)
})
after(() => app.close())

const DAY = [{ fromMinute: 480, toMinute: 960 }]
const HOURS = {
  timeZone: 'Asia/Tehran',
  week: { saturday: DAY, sunday: DAY, monday: DAY, tuesday: DAY, wednesday: DAY },
  exceptions: [],
  version: 1,
  validFrom: null,
  validTo: null,
}
const SETTINGS = { escalation: { leadDays: 0, managerDays: 2, umbrellaDays: 5 }, parentId: 'u' }
const dueAt = new Date('2026-11-23T12:30:00Z')

test('stepsOf() leaves out what is turned off, and the umbrella where there is none', () => {
  const names = (of: Parameters<typeof stepsOf>[0]) => stepsOf(of).map(({ step }) => step)
  assert.deepEqual(names(SETTINGS), ['lead', 'manager', 'umbrella'])
  assert.deepEqual(names({ ...SETTINGS, parentId: null }), ['lead', 'manager'])
  assert.deepEqual(names({ ...SETTINGS, escalation: { leadDays: null, managerDays: 0, umbrellaDays: null } }), [
    'manager',
  ])
})

test('takeSteps() waits in working days, takes what is due together, and none twice', () => {
  const steps = stepsOf(SETTINGS)
  const at = (done: number, now: string) => takeSteps(steps, done, { dueAt, hours: HOURS }, new Date(now))
  assert.deepEqual(at(0, '2026-11-23T12:31Z'), { steps: ['lead'], done: 1, nextAt: new Date('2026-11-25T12:30Z') })
  assert.deepEqual(at(1, '2026-11-25T12:29Z'), { steps: [], done: 1, nextAt: new Date('2026-11-25T12:30Z') })
  // Thursday and Friday are closed: the fifth working day is the Monday after.
  assert.deepEqual(at(1, '2026-11-29T12:30Z'), { steps: ['manager'], done: 2, nextAt: new Date('2026-11-30T12:30Z') })
  assert.deepEqual(at(0, '2027-01-01T00:00Z'), { steps: ['lead', 'manager', 'umbrella'], done: 3, nextAt: null })
  assert.deepEqual(at(3, '2027-01-01T00:00Z'), { steps: [], done: 3, nextAt: null })
})

test('firstOf() gives all of the first role that anybody has', () => {
  const people = [{ role: 'manager' as Role }, { role: 'administrator' as Role }, { role: 'manager' as Role }]
  assert.equal(firstOf(['lead', 'manager', 'administrator'], people).length, 2)
  assert.deepEqual(firstOf(['lead'], people), [])
})

test('firstAt() gives the leads of the desk, without any those of the agency, without any who stands above', () => {
  const [here, there, above] = (['lead', 'lead', 'manager'] as const).map((role, at) => ({ role, officerId: `${at}` }))
  const seats = [{ deskId: 'd', officerId: '0' }]
  assert.deepEqual(firstAt('d', [here!, there!, above!], seats), [here])
  assert.deepEqual(firstAt('e', [here!, there!, above!], seats), [here, there])
  assert.deepEqual(firstAt('d', [there!, above!], seats), [there])
  assert.deepEqual(firstAt('d', [above!], seats), [above])
})

async function hire(agencyId: string, role: Role): Promise<SignedIn> {
  const one = await signIn(app, { agencyId, role })
  await app.rows(sql`update officer set lang = 'en' where officer_id = ${one.officerId} returning 1`)
  return one
}

async function send(text = 'قبض من اشتباه است'): Promise<string> {
  app.setNow('2026-11-21T06:30:00Z')
  const given = message(text, { lang: 'fa', serviceId: agency.leak })
  return (await sendMessage(app, agency.agencyId, given)).caseId
}

/** Runs the escalation at this instant; gives the new letters. */
async function run(at: string) {
  app.setNow(at)
  const before = app.sent.letters.length
  await escalate(app, agency.agencyId)
  await app.work()
  return app.sent.letters.slice(before).map(({ to, subject, text }) => ({ to, subject, text }))
}

const stepsIn = async (caseId: string) =>
  (
    await app.rows<{ step: string }>(
      sql`select fields ->> 'step' as step from case_event where case_id = ${caseId} and type = 'escalated' order by place`,
    )
  ).map(({ step }) => step)

test('the lead of the desk, the manager and the umbrella hear of it in turn, once, and the history says so', async () => {
  const [seated, other] = [await hire(agency.agencyId, 'lead'), await hire(agency.agencyId, 'lead')]
  const manager = await hire(agency.agencyId, 'manager')
  const above = await hire(umbrellaId, 'umbrella')
  await app.db.in(agency.agencyId, (tx) => seatOfficers(tx, agency.deskId, [seated.officerId]))
  const ids = [await send(), await send('قبض دیگر هم اشتباه است')]
  assert.deepEqual(await run('2026-11-23T12:00:00Z'), [], 'nothing is missed yet')
  const [first, ...more] = await run('2026-11-23T13:00:00Z')
  assert.deepEqual([first?.to, first?.subject, more], [seated.email, '2 cases are overdue', []])
  assert.doesNotMatch(first!.text, /قبض/)
  assert.deepEqual(await run('2026-11-24T13:00:00Z'), [], 'each step once')
  assert.deepEqual(
    (await run('2026-11-25T12:30:00Z')).map(({ to }) => to),
    [manager.email],
  )
  const [letter] = await run('2026-11-30T12:30:00Z')
  assert.equal(letter?.to, above.email)
  assert.match(letter!.text, /\/desk\/granted/)
  for (const id of ids) assert.deepEqual(await stepsIn(id), ['lead', 'manager', 'umbrella'])
  assert.ok(
    ![seated, other, manager, above].some(({ email }) => app.sent.letters.filter(({ to }) => to === email).length > 1),
  )
  const told = await app.rows<{ entry: string }>(
    sql`select convert_from(entry, 'UTF8') as entry from record_waiting where type = 'cases.granted-to-umbrella'`,
  )
  assert.deepEqual(
    told.map(({ entry }) => [JSON.parse(entry).body.to, JSON.parse(entry).body.why]),
    ids.map(() => [umbrellaId, 'overdue']),
  )
})

test('another missed day begins anew, and a case that is answered or waits for the person goes no higher', async () => {
  const [answered, waiting] = [await send(), await send()]
  await run('2026-11-23T13:00:00Z')
  const lead = await hire(agency.agencyId, 'lead')
  const reply = (caseId: string, body: object) =>
    app.routes.request(`/api/cases/${caseId}/replies`, {
      method: 'POST',
      headers: lead.headers,
      body: JSON.stringify({ body: 'Words.', ...body }),
    })
  assert.equal((await reply(answered, { outcome: 'planned', dueOn: '2026-12-30', apology: APOLOGY })).status, 201)
  assert.equal((await reply(waiting, { outcome: 'question' })).status, 201)
  await run('2026-11-26T13:00:00Z')
  assert.deepEqual([await stepsIn(answered), await stepsIn(waiting)], [['lead'], ['lead']])
  await run('2026-11-28T13:00:00Z')
  assert.deepEqual(await stepsIn(answered), ['lead', 'lead'], 'the solution is missed, too')
  assert.deepEqual(await stepsIn(waiting), ['lead'])
})

test('two runs at once take each step once', async () => {
  const ids = [await send(), await send(), await send()]
  app.setNow('2027-01-20T13:00:00Z')
  await Promise.all([escalate(app, agency.agencyId), escalate(app, agency.agencyId)])
  for (const id of ids) assert.deepEqual(await stepsIn(id), ['lead', 'manager', 'umbrella'])
})

test('an umbrella reads what it was granted, covered and without names, and nothing else of the agency', async () => {
  const caseId = await send('شمارهٔ من ۰۹۱۲۳۴۵۶۷۸۹ است و قبض اشتباه است')
  const hidden = await send('این را کسی بالاتر نمی‌بیند')
  await run('2027-01-20T13:00:00Z')
  await app.rows(sql`delete from case_grant where case_id = ${hidden} returning 1`)
  const above = await hire(umbrellaId, 'umbrella')
  const get = (path: string, { cookie } = above) => app.routes.request(`/api${path}`, { headers: { cookie } })
  const list = (await (await get('/granted-cases?limit=200')).json()) as { cases: { caseId: string; why: string }[] }
  assert.equal(list.cases.find((one) => one.caseId === caseId)?.why, 'overdue')
  assert.ok(!list.cases.some((one) => one.caseId === hidden))
  const answer = await get(`/granted-cases/${agency.agencyId}/${caseId}`)
  const page = await answer.text()
  assert.equal(answer.status, 200)
  assert.doesNotMatch(page, /۰۹۱۲۳۴۵۶۷۸۹|officer|assigned|desk/)
  assert.match(page, /قبض اشتباه است/)
  assert.equal((await get(`/granted-cases/${agency.agencyId}/${hidden}`)).status, 404)
  assert.equal((await get(`/cases/${caseId}`)).status, 403)
  const lead = await hire(agency.agencyId, 'lead')
  assert.equal((await get('/granted-cases', lead)).status, 403)
  const stranger = await hire((await testAgency(app)).agencyId, 'manager')
  assert.equal((await get(`/granted-cases/${agency.agencyId}/${caseId}`, stranger)).status, 404)
  assert.deepEqual(((await (await get('/granted-cases', stranger)).json()) as { cases: object[] }).cases, [])
})

test('the list of what was granted loses nothing between pages, though many were granted at one instant', async () => {
  const above = await hire(umbrellaId, 'umbrella')
  const all = await app.rows(sql`select from case_grant where umbrella_id = ${umbrellaId}`)
  const seen = new Set<string>()
  for (let next: string | null = ''; next !== null; ) {
    const page = `/api/granted-cases?limit=2${next && `&after=${encodeURIComponent(next)}`}`
    const answer = (await (await app.routes.request(page, { headers: { cookie: above.cookie } })).json()) as {
      cases: { caseId: string }[]
      next: string | null
    }
    for (const { caseId } of answer.cases) seen.add(caseId)
    next = answer.next
  }
  assert.equal(seen.size, all.length)
  assert.ok(all.length > 4)
})
