/** Promises of cases on the real system: said before sending, kept by old cases, sooner where there is danger, and explained. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { asking } from '../../../tests/ask.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message, sendMessage } from '../../../tests/message.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import type { Why } from './why.ts'

let app: TestApp
let agency: TestAgency
let officer: SignedIn
before(async () => {
  app = await testApp()
})
beforeEach(async () => {
  app.setNow('2026-11-21T06:30:00Z')
  agency = await testAgency(app)
  officer = await signIn(app, { agencyId: agency.agencyId, role: 'administrator' })
})
after(() => app.close())

/** The officer signs in again, for who is idle for an hour is signed out. */
async function at(instant: string) {
  app.setNow(instant)
  officer = await signIn(app, { agencyId: agency.agencyId, role: 'administrator' })
}

const asked = asking(() => app.routes)
const ask = <Answer = Record<string, unknown>>(method: string, path: string, body?: object) =>
  asked<Answer>(officer, method, path, body)

const URGENT = { counting: 'calendar', firstReplyHours: 2, solutionHours: 24 }
const promise = async (target: object) => {
  const { status } = await ask('POST', `/services/${agency.leak}/targets`, target)
  assert.equal(status, 204)
}

const send = (text = 'قبض من اشتباه است') =>
  sendMessage(app, agency.agencyId, message(text, { serviceId: agency.leak }))

const dueOf = async (caseId: string) => {
  const [row] = await app.rows<{ first: Date; solution: Date }>(
    sql`select first_reply_due_at as first, solution_due_at as solution from matter where case_id = ${caseId}`,
  )
  return [row!.first, row!.solution].map((at) => at.toISOString().slice(0, 16))
}

const DAYS = ['2026-11-23T12:30', '2026-11-28T12:30']
const HOURS = ['2026-11-21T08:00', '2026-11-22T06:00']

test('a new promise holds for new cases, and an old case keeps the old one, also when it is counted anew', async () => {
  const old = await send()
  await promise({ counting: 'calendar', firstReplyDays: 1, solutionDays: 1, urgent: URGENT })
  assert.deepEqual(await dueOf(old.caseId), DAYS)
  assert.deepEqual(await dueOf((await send()).caseId), ['2026-11-22T12:30', '2026-11-22T12:30'])
  await ask('PUT', `/cases/${old.caseId}/urgency`, { dangerous: true })
  assert.deepEqual(await dueOf(old.caseId), DAYS, 'its promise knew nothing of danger')
})

test('danger falls due by its hours from when it is known, and by the days again when an officer takes it back', async () => {
  await promise({ firstReplyDays: 2, solutionDays: 5, urgent: URGENT })
  assert.deepEqual(await dueOf((await send('در راه‌پله بوی شدید گاز می‌آید')).caseId), HOURS)
  const { caseId, receipt } = await send()
  assert.deepEqual(await dueOf(caseId), DAYS)
  await at('2026-11-21T09:10:00Z')
  await ask('PUT', `/cases/${caseId}/urgency`, { dangerous: true })
  assert.deepEqual(await dueOf(caseId), ['2026-11-21T11:10', '2026-11-22T09:10'])
  await at('2026-11-21T10:10:00Z')
  await ask('PUT', `/cases/${caseId}/urgency`, { dangerous: true })
  assert.deepEqual(await dueOf(caseId), ['2026-11-21T11:10', '2026-11-22T09:10'], 'said twice it is not later')
  await ask('PUT', `/cases/${caseId}/service`, { serviceId: agency.leak })
  assert.deepEqual(await dueOf(caseId), ['2026-11-21T11:10', '2026-11-22T09:10'])
  await ask('PUT', `/cases/${caseId}/urgency`, { dangerous: false })
  assert.deepEqual(await dueOf(caseId), DAYS)
  await ask('POST', '/receipt/acts', { receipt, act: 'more', text: 'حالا بوی شدید گاز می‌آید' })
  assert.deepEqual(await dueOf(caseId), ['2026-11-21T12:00', '2026-11-22T10:00'], 'of the person the hour counts')
  const told = await app.rows<{ days: string }>(sql`
    select body ->> 'firstReplyDueOn' as days from record_waiting where about = ${caseId} and type = 'cases.target-set' order by 1`)
  assert.deepEqual(
    told.map(({ days }) => days),
    ['2026-11-21', '2026-11-21', '2026-11-23', '2026-11-23'],
  )
})

test('days that are counted day and night never come after those of the office', async () => {
  await promise({ firstReplyDays: 1, solutionDays: 1, urgent: { ...URGENT, solutionHours: 400 } })
  assert.deepEqual(await dueOf((await send('بوی شدید گاز می‌آید')).caseId), ['2026-11-21T08:00', '2026-11-22T12:30'])
})

test('why it is due then: for the officer at a door, for the person behind the receipt, by the calendar of then', async () => {
  const { caseId, receipt } = await send()
  const before = await ask<Record<string, { fa: Why; en: Why }>>('GET', `/cases/${caseId}/dues`)
  assert.equal(before.status, 200)
  assert.equal(before.body.firstReply!.en.dueAt, '2026-11-23T12:30:00.000Z')
  assert.match(before.body.solution!.fa.lines[0]!, /۵ روز کاری/)
  const [calendar] = (await ask<{ items: { calendarId: string }[] }>('GET', '/calendars')).body.items
  const exceptions = [{ on: '2026-11-22', spans: [], name: { fa: 'تعطیل', en: 'Late holiday' } }]
  assert.equal((await ask('POST', `/calendars/${calendar!.calendarId}/holidays`, { exceptions })).status, 204)
  assert.deepEqual((await ask('GET', `/cases/${caseId}/dues`)).body, before.body)
  const seen = await ask<{ why: typeof before.body }>('POST', '/receipt', { receipt })
  assert.deepEqual(seen.body.why, before.body)
  const stranger = await signIn(app, { agencyId: (await testAgency(app)).agencyId, role: 'lead' })
  const elsewhere = await app.routes.request(`/api/cases/${caseId}/dues`, { headers: { cookie: stranger.cookie } })
  assert.equal(elsewhere.status, 404)
})

const page = async (path: string, fields?: Record<string, string>) => {
  const origin = app.config.publicUrl
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin }
  const form = fields && { method: 'POST', headers, body: new URLSearchParams(fields).toString() }
  return (await app.routes.request(path, form)).text()
}

test('the promise stands on the form with its days in the calendar of the person, and again with the receipt', async () => {
  const empty = await page(`/${agency.slug}`)
  assert.match(empty, /پاسخ نخست تا دوشنبه ۲ آذر ۱۴۰۵ و حل تا شنبه ۷ آذر ۱۴۰۵/)
  assert.match(await page(`/en/${agency.slug}`), /first reply by Monday 23 November 2026/)
  const token = app.random(16).toString('base64url')
  const sent = await page(`/en/${agency.slug}`, { text: 'a pipe leaks', service: agency.leak, token })
  assert.match(sent, /Solution by[\s\S]*<time datetime="2026-11-28">Saturday 28 November 2026/)
  const other = app.random(16).toString('base64url')
  assert.doesNotMatch(await page(`/en/${agency.slug}`, { text: 'something', token: other }), /Solution by/)
})

test('an office that never opens promises nothing on the form, and the form is there', async () => {
  await app.rows(sql`update calendar set hours = jsonb_set(hours, '{week}', '{}') where agency_id = ${agency.agencyId}`)
  assert.match(
    await page(`/en/${agency.slug}`),
    /First reply within 2 working days, solution within 5 working days\.<\/li>/,
  )
})

test('a target whose first reply comes after its solution is refused, also for danger', async () => {
  for (const urgent of [
    { ...URGENT, firstReplyHours: 25 },
    { ...URGENT, firstReplyHours: 0 },
    { counting: 'calendar' },
  ])
    assert.equal(
      (await ask('POST', `/services/${agency.leak}/targets`, { firstReplyDays: 1, solutionDays: 2, urgent })).status,
      422,
    )
})
