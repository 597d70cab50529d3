/** Rules of umbrellas for promises and reasons: the strictest of all above holds, what breaks it is refused by name, and what was there before is listed to both. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Hono } from 'hono'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { checked } from '../../tests/checked.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { type SignedIn, signIn } from '../../tests/people.ts'
import { routesOf } from '../kit/api.ts'
import { agenciesApi } from './api.ts'
import type { RulesPage } from './umbrella.schema.ts'

const NOTHING = { mostFirstReplyDays: null, mostSolutionDays: null, reasonCodes: null }

let app: TestApp
let doors: Hono
const at: Record<string, { agency: TestAgency; admin: SignedIn }> = {}
before(async () => {
  app = await testApp()
  doors = new Hono().route('/api', routesOf(checked(agenciesApi(app))))
  for (const name of ['top', 'middle', 'low', 'beside']) {
    const agency = await testAgency(app)
    at[name] = { agency, admin: await signIn(app, { agencyId: agency.agencyId, role: 'administrator' }) }
  }
  const under = (child: string, parent: string) =>
    app.rows(
      sql`update agency set parent_id = ${at[parent]!.agency.agencyId} where agency_id = ${at[child]!.agency.agencyId}`,
    )
  for (const name of ['top', 'middle'])
    await app.rows(sql`update agency set kind = 'umbrella' where agency_id = ${at[name]!.agency.agencyId}`)
  await under('middle', 'top')
  await under('low', 'middle')
})
after(() => app.close())

async function ask<Answer>(who: string, method: string, path: string, body?: object) {
  const answer = await doors.request(`/api${path}`, {
    method,
    headers: at[who]!.admin.headers,
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const json = (text ? JSON.parse(text) : {}) as Answer & { title?: string; rule?: string; limit?: number }
  return { status: answer.status, json }
}
const demand = (who: string, rules: object) => ask(who, 'PUT', '/umbrella-rules', { ...NOTHING, ...rules })
const rulesFor = async (who: string) => (await ask<RulesPage>(who, 'GET', '/umbrella-rules')).json
const promise = (who: string, firstReplyDays: number, solutionDays: number) =>
  ask(who, 'POST', `/services/${at[who]!.agency.leak}/targets`, { firstReplyDays, solutionDays })
const reason = (who: string, code: string, retired = false) =>
  ask(who, 'PUT', `/refusal-reasons/${code}`, { name: { fa: 'دلیل', en: 'Reason' }, retired })

test('a promise longer than an umbrella above allows is refused with the name of the rule, over two steps', async () => {
  assert.equal((await demand('top', { mostFirstReplyDays: 3, mostSolutionDays: 20 })).status, 204)
  assert.equal((await demand('middle', { mostSolutionDays: 10 })).status, 204)
  assert.deepEqual((await rulesFor('low')).above, { mostFirstReplyDays: 3, mostSolutionDays: 10, reasonCodes: null })
  const refused = async (first: number, solution: number) => {
    const { status, json } = await promise('low', first, solution)
    return [status, json.title, json.rule, json.limit]
  }
  assert.deepEqual(await refused(4, 9), [409, 'umbrella-rule', 'most-first-reply-days', 3])
  assert.deepEqual(await refused(3, 11), [409, 'umbrella-rule', 'most-solution-days', 10])
  const versions = () => app.rows(sql`select from service_target where service_id = ${at.low!.agency.leak}`)
  const before = (await versions()).length
  assert.ok([200, 201, 204].includes((await promise('low', 3, 10)).status))
  assert.equal((await versions()).length, before + 1, 'what was refused left nothing behind')
  assert.ok((await promise('beside', 60, 90)).status < 300, 'who stands under no umbrella promises as they like')
})

test('a reason that is not on the list above is refused by the name of the rule; what all lists allow is allowed', async () => {
  await demand('top', { reasonCodes: ['not-ours', 'no-money', 'private-ground'] })
  await demand('middle', { reasonCodes: ['no-money', 'not-ours', 'other'] })
  assert.deepEqual((await rulesFor('low')).above.reasonCodes, ['no-money', 'not-ours'])
  const { status, json } = await reason('low', 'private-ground')
  assert.deepEqual([status, json.title, json.rule, json.limit], [409, 'umbrella-rule', 'reasons-from-list', 2])
  assert.equal((await reason('low', 'no-money')).status, 204)
  assert.equal((await reason('low', 'private-ground', true)).status, 204, 'it may be put out of use')
  await demand('middle', { reasonCodes: ['other'] })
  assert.equal((await reason('low', 'no-money')).status, 409, 'lists that share nothing allow nothing')
})

test('what was set before a rule stays, and is listed to the agency and to every umbrella above, and to nobody else', async () => {
  for (const who of ['top', 'middle']) await demand(who, {})
  await promise('low', 30, 60)
  await reason('low', 'old-one')
  assert.deepEqual((await rulesFor('low')).breaches, [])
  await demand('top', { mostSolutionDays: 40, reasonCodes: ['not-ours', 'no-money'] })
  const of = (who: string) =>
    rulesFor(who).then(({ breaches }) =>
      breaches
        .filter(({ agencyId }) => agencyId === at.low!.agency.agencyId)
        .map(({ rule, what, days }) => [rule, what, days]),
    )
  const wanted = [
    ['most-solution-days', 'leak', 60],
    ['reasons-from-list', 'old-one', null],
  ]
  for (const who of ['low', 'middle', 'top']) assert.deepEqual(await of(who), wanted, who)
  assert.deepEqual(await of('beside'), [])
  assert.equal((await rulesFor('low')).own, null)
  await promise('low', 2, 40)
  await reason('low', 'old-one', true)
  assert.deepEqual(await of('top'), [])
})

test('only an umbrella demands, and only who may change settings', async () => {
  assert.deepEqual([(await demand('low', {})).json.title], ['only-an-umbrella'])
  const auditor = await signIn(app, { agencyId: at.top!.agency.agencyId, role: 'auditor' })
  const answer = await doors.request('/api/umbrella-rules', {
    method: 'PUT',
    headers: auditor.headers,
    body: JSON.stringify(NOTHING),
  })
  assert.equal(answer.status, 403)
})
