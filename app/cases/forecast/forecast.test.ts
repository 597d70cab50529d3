/** The forecast of a desk: the queue at the pace of before, against a walk from answer to answer, and at its door. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isOpen } from '@pasokh/worktime'
import fc from 'fast-check'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { signIn } from '../../../tests/people.ts'
import type { Hours } from '../../agencies/index.ts'
import { expected, secondsAnAnswer } from './rules.ts'

const DAY = [{ fromMinute: 480, toMinute: 960 }]
const HOURS: Hours = {
  timeZone: 'Asia/Tehran',
  week: { saturday: DAY, sunday: DAY, monday: DAY, tuesday: DAY, wednesday: DAY },
  exceptions: [],
  version: 1,
  validFrom: null,
  validTo: null,
}
/** A Saturday at 10:00 in Tehran, a week after another. */
const NOW = new Date('2026-11-21T06:30:00Z')
const pace = (answers: number) => ({ answers, from: new Date('2026-11-14T06:30:00Z'), to: NOW })

test('secondsAnAnswer() is the open time over the answers, and nothing without either', () => {
  assert.equal(secondsAnAnswer(pace(40), HOURS), 3600)
  assert.equal(secondsAnAnswer(pace(0), HOURS), null)
  assert.equal(secondsAnAnswer({ answers: 3, from: NOW, to: NOW }, HOURS), null)
})

test('expected() puts one after another, and those at risk whose day comes before their turn', () => {
  const due = (at: string) => ({ dueAt: new Date(at) })
  const queue = [due('2026-11-21T07:29:59Z'), due('2026-11-21T08:30:00Z'), due('2026-11-22T04:30:00Z')]
  const all = expected(queue, pace(40), HOURS)
  assert.deepEqual(
    all.map(({ expectedAt }) => expectedAt?.toISOString().slice(0, 16)),
    ['2026-11-21T07:30', '2026-11-21T08:30', '2026-11-21T09:30'],
  )
  assert.deepEqual(
    all.map(({ isAtRisk }) => isAtRisk),
    [true, false, false],
  )
  assert.deepEqual(
    expected(queue, pace(0), HOURS).map(({ expectedAt, isAtRisk }) => [expectedAt, isAtRisk]),
    [
      [null, false],
      [null, false],
      [null, false],
    ],
  )
})

test('expected(): as many answers as stand before it fit into the open minutes until then', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.constantFrom(10, 20, 40, 80), (length, answers) => {
      const queue = Array.from({ length }, () => ({ dueAt: NOW }))
      const last = expected(queue, pace(answers), HOURS).at(-1)!.expectedAt!
      const minutes = Array.from(
        { length: (last.getTime() - NOW.getTime()) / 60_000 },
        (_, n) => new Date(NOW.getTime() + n * 60_000),
      )
      assert.equal(minutes.filter((at) => isOpen(at, HOURS)).length, (length * 40 * 60) / answers)
    }),
    { numRuns: 40, seed: 20261121 },
  )
})

let app: TestApp
let agency: TestAgency
before(async () => {
  app = await testApp()
  agency = await testAgency(app)
})
after(() => app.close())

test('the forecast of a desk reckons with what it answered, and is for those who reach the desk', async () => {
  const lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
  const post = (path: string, body: object) =>
    app.routes.request(`/api${path}`, { method: 'POST', headers: lead.headers, body: JSON.stringify(body) })
  for (let n = 0; n < 4; n++)
    await post(`/agencies/${agency.slug}/submissions`, { text: `قبض ${n} اشتباه است`, service: 'leak' })
  await app.work()
  const cases = await app.rows<{ caseId: string }>(
    sql`select case_id as "caseId" from matter where agency_id = ${agency.agencyId}`,
  )
  const forecast = async (deskId = agency.deskId, { cookie } = lead) => {
    const answer = await app.routes.request(`/api/inbox/desks/${deskId}/forecast`, { headers: { cookie } })
    return {
      status: answer.status,
      body: (await answer.json()) as Record<string, unknown> & { cases: { isAtRisk: boolean }[] },
    }
  }
  assert.deepEqual((await forecast()).body.secondsAnAnswer, null)
  for (const body of [
    { outcome: 'done', body: 'Put right.' },
    { outcome: 'update', body: 'No answer.' },
  ])
    await post(`/cases/${cases[body.outcome === 'done' ? 0 : 1]!.caseId}/replies`, body)
  const { body } = await forecast()
  // One answer in four weeks: the first due is on Monday, and its turn comes weeks later.
  assert.deepEqual([body.answers, body.late, body.atRisk, body.cases.length], [1, 0, 3, 3])
  const officer = await signIn(app, { agencyId: agency.agencyId, role: 'officer' })
  assert.equal((await forecast(agency.deskId, officer)).status, 404)
  assert.equal((await forecast(crypto.randomUUID())).status, 404)
})
