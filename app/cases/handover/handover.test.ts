/** Handing over: offered, accepted or refused by the other side, the clock going on; one line and one receipt for the person, there and back. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { asking } from '../../../tests/ask.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { openedBy } from '../../../tests/message.ts'
import { signIn } from '../../../tests/people.ts'
import type { Role } from '../../people/index.ts'
import type { PersonView } from '../receipt/view.actions.ts'

let app: TestApp
let water: TestAgency
let roads: TestAgency
let city: TestAgency
before(async () => {
  app = await testApp()
})
beforeEach(async () => {
  app.setNow('2026-11-21T06:30:00Z')
  ;[water, roads, city] = [await testAgency(app), await testAgency(app), await testAgency(app)]
})
after(() => app.close())

const asked = asking(() => app.routes)
async function ask<Answer = Record<string, never>>(
  at: TestAgency,
  method: string,
  path: string,
  body?: object,
  role: Role = 'lead',
) {
  const who = await signIn(app, { agencyId: at.agencyId, role })
  return asked<Answer & { title?: string }>(who, method, path, body)
}

async function send(text = 'چالهٔ خیابان بهار پر از آب است', more: object = {}) {
  const sent = await ask<{ receipt: string }>(water, 'POST', `/agencies/${water.slug}/submissions`, {
    text,
    service: 'leak',
    ...more,
  })
  await app.work()
  return openedBy(app, sent.body.receipt)
}

const see = async (receipt: string) =>
  (await ask<PersonView & { text: string }>(water, 'POST', '/receipt', { receipt })).body
const act = (receipt: string, name: string, text = 'Some words.') =>
  ask<{ again: boolean }>(water, 'POST', '/receipt/acts', { receipt, act: name, text })

const offer = async (from: TestAgency, to: TestAgency, caseId: string) => {
  const { status, body } = await ask<{ handoverId: string }>(from, 'POST', `/cases/${caseId}/handovers`, {
    toAgencyId: to.agencyId,
    body: 'The street is yours.',
  })
  assert.equal(status, 201, body.title)
  return body.handoverId
}
const accept = async (at: TestAgency, handoverId: string, serviceId: string | null = at.bill) => {
  const { status, body } = await ask<{ caseId: string }>(at, 'POST', `/handovers/${handoverId}/acceptances`, {
    serviceId,
  })
  assert.equal(status, 201, body.title)
  return body.caseId
}
const reply = async (at: TestAgency, caseId: string, body: object) =>
  assert.equal(
    (await ask(at, 'POST', `/cases/${caseId}/replies`, { body: 'Words of the office.', ...body })).status,
    201,
  )

const stateOf = async (caseId: string) =>
  (await app.rows<{ state: string }>(sql`select state from matter where case_id = ${caseId}`))[0]!.state
const eventsOf = async (caseId: string) =>
  (await app.rows<{ type: string }>(sql`select type from case_event where case_id = ${caseId} order by place`)).map(
    ({ type }) => type,
  )

test('accepted, the other agency has its own case and clock, and the person one line through one receipt', async () => {
  const { caseId, receipt } = await send()
  app.setNow('2026-11-22T06:50:00Z')
  const handoverId = await offer(water, roads, caseId)
  const offered = await see(receipt)
  assert.deepEqual(
    [offered.state, offered.at, offered.handovers[0]?.state, offered.handovers[0]?.words],
    ['open', null, 'offered', 'The street is yours.'],
  )
  assert.equal(offered.nextDueOn, '2026-11-23', 'the clock goes on')
  const theirs = await accept(roads, handoverId)
  assert.deepEqual([await stateOf(caseId), await stateOf(theirs)], ['handed-over', 'open'])
  const seen = await see(receipt)
  assert.deepEqual([seen.state, seen.handovers[0]?.state, seen.paused], ['open', 'accepted', null])
  assert.equal(seen.at?.en, 'Test Water')
  // From the acceptance on: two and five working days of the other office.
  assert.deepEqual([seen.firstReplyDueOn, seen.solutionDueOn], ['2026-11-24', '2026-11-29'])
  assert.equal(seen.text, 'چالهٔ خیابان بهار پر از آب است')
  assert.deepEqual(await eventsOf(caseId), ['opened', 'handover-offered', 'handover-accepted', 'paused'])
  await reply(roads, theirs, { outcome: 'question' })
  await act(receipt, 'answer', 'At number five.')
  await reply(roads, theirs, { outcome: 'done' })
  const done = await see(receipt)
  assert.deepEqual(
    [done.state, done.replies.length, done.additions.map(({ text }) => text)],
    ['done', 2, ['At number five.']],
  )
  assert.equal((await act(receipt, 'confirm', '')).status, 200)
  assert.deepEqual(
    [(await see(receipt)).state, await stateOf(theirs), await stateOf(caseId)],
    ['confirmed', 'confirmed', 'handed-over'],
  )
  const [counted] = await app.rows<{ state: string }>(sql`select state from pub_case where case_id = ${caseId}`)
  assert.equal(counted!.state, 'confirmed', 'it counts as it ended there')
  assert.equal((await see(receipt)).satisfaction, 'open', 'asked by the agency that has done it')
  const rated = await ask(water, 'POST', '/receipt/satisfaction', { receipt, answer: 5, text: 'Both were kind.' })
  assert.equal(rated.status, 200)
  const answered = await see(receipt)
  assert.deepEqual([answered.satisfaction, answered.additions.at(-1)?.text], ['answered', 'Both were kind.'])
})

test('refused, the case stays where it is, its desk and the person read why, and nothing was given away', async () => {
  const { caseId, receipt } = await send('شمارهٔ من ۰۹۱۲۳۴۵۶۷۸۹ است')
  const handoverId = await offer(water, roads, caseId)
  const { status } = await ask(roads, 'POST', `/handovers/${handoverId}/refusals`, {
    body: 'The street is of the city.',
  })
  assert.equal(status, 201)
  assert.equal(await stateOf(caseId), 'open')
  const seen = await see(receipt)
  assert.deepEqual(
    [seen.handovers[0]?.state, seen.handovers[0]?.answer, seen.at],
    ['refused', 'The street is of the city.', null],
  )
  assert.deepEqual(await app.rows(sql`select from submission where agency_id = ${roads.agencyId}`), [])
  const page = await ask<{ case: { news: boolean }; handovers: { answer: string }[]; seen: number }>(
    water,
    'GET',
    `/cases/${caseId}`,
  )
  assert.deepEqual([page.body.case.news, page.body.handovers[0]?.answer], [true, 'The street is of the city.'])
  const unread = await ask(water, 'POST', `/cases/${caseId}/replies`, {
    outcome: 'update',
    body: 'Words.',
    seen: page.body.seen - 1,
  })
  assert.equal(unread.body.title, 'read-first')
  await offer(water, city, caseId)
})

test('there and back: the first agency goes on with its own case, promise and what was left of it; each step is counted', async () => {
  const { caseId, receipt } = await send()
  const [{ due } = { due: new Date(0) }] = await app.rows<{ due: Date }>(
    sql`select solution_due_at as due from matter where case_id = ${caseId}`,
  )
  app.setNow('2026-11-22T06:30:00Z')
  const theirs = await accept(roads, await offer(water, roads, caseId))
  await act(receipt, 'more', 'It is deeper now.')
  app.setNow('2026-11-24T06:30:00Z')
  assert.equal(await accept(water, await offer(roads, water, theirs), null), caseId, 'no service is asked for again')
  assert.deepEqual([await stateOf(caseId), await stateOf(theirs)], ['open', 'handed-over'])
  const [now] = await app.rows<{ due: Date }>(sql`select solution_due_at as due from matter where case_id = ${caseId}`)
  // It stood two working days.
  assert.equal(now!.due.getTime() - due.getTime(), 2 * 86_400_000)
  const seen = await see(receipt)
  assert.deepEqual(
    [seen.state, seen.at, seen.handovers.map(({ state }) => state)],
    ['open', null, ['accepted', 'accepted']],
  )
  const page = await ask<{ submissions: { additions: { covered: string }[] }[] }>(water, 'GET', `/cases/${caseId}`)
  assert.equal(
    page.body.submissions[0]?.additions[0]?.covered,
    'It is deeper now.',
    'what was said there is known here',
  )
  const onwards = await accept(city, await offer(water, city, caseId))
  assert.equal((await see(receipt)).handovers.length, 3)
  assert.equal(
    await accept(roads, await offer(city, roads, onwards), null),
    theirs,
    'the old case of the second agency goes on',
  )
  assert.equal(await stateOf(theirs), 'open')
  await reply(roads, theirs, { outcome: 'done' })
  assert.equal((await see(receipt)).state, 'done')
  assert.equal((await app.rows(sql`select from submission`)).length >= 3, true)
})

test('what the person takes back is erased at every agency that has it', async () => {
  const { caseId, receipt } = await send()
  const theirs = await accept(roads, await offer(water, roads, caseId))
  assert.equal((await act(receipt, 'withdraw')).status, 200)
  assert.deepEqual([await stateOf(caseId), await stateOf(theirs)], ['withdrawn', 'withdrawn'])
  assert.deepEqual(
    await app.rows(
      sql`select from submission where agency_id in (${water.agencyId}, ${roads.agencyId}) and sealed is not null`,
    ),
    [],
  )
  assert.deepEqual((await see(receipt)).acts, [])
})

test('what has ended is offered to nobody, and an offer that nobody answered ends with it', async () => {
  const { caseId } = await send()
  const handoverId = await offer(water, roads, caseId)
  await reply(water, caseId, { outcome: 'done' })
  assert.equal(
    (await ask(roads, 'POST', `/handovers/${handoverId}/acceptances`, { serviceId: null })).body.title,
    'answered-already',
  )
  const again = await ask(water, 'POST', `/cases/${caseId}/handovers`, { toAgencyId: roads.agencyId, body: 'Yours.' })
  assert.equal(again.body.title, 'case-closed')
  const other = await send()
  await offer(water, roads, other.caseId)
  assert.equal(
    (await ask(water, 'POST', `/cases/${other.caseId}/handovers`, { toAgencyId: city.agencyId, body: 'Yours.' })).body
      .title,
    'offered-already',
  )
  assert.equal((await ask(water, 'POST', `/cases/${other.caseId}/handovers/takings-back`)).status, 200)
  await offer(water, city, other.caseId)
})

test('an offer is refused to oneself, to nobody and to a closed agency, and answered only by those who sort', async () => {
  const { caseId } = await send()
  await app.rows(sql`update agency set open = false where agency_id = ${city.agencyId} returning 1`)
  const refused = async (toAgencyId: string) =>
    (await ask(water, 'POST', `/cases/${caseId}/handovers`, { toAgencyId, body: 'Yours.' })).body.title
  assert.deepEqual(
    [await refused(water.agencyId), await refused(crypto.randomUUID()), await refused(city.agencyId)],
    ['same-agency', 'no-such-agency', 'agency-closed'],
  )
  const handoverId = await offer(water, roads, caseId)
  const list = async (at: TestAgency, role: Role) =>
    (
      await ask<{ handovers: { handoverId: string; words: string }[] }>(
        at,
        'GET',
        '/handovers?state=offered',
        undefined,
        role,
      )
    ).body.handovers
  assert.deepEqual(
    (await list(roads, 'lead')).map(({ words }) => words),
    ['The street is yours.'],
  )
  assert.deepEqual(await list(roads, 'officer'), [])
  assert.deepEqual(await list(city, 'lead'), [])
  for (const [at, role] of [
    [roads, 'officer'],
    [city, 'lead'],
    [water, 'lead'],
  ] as const) {
    const { status } = await ask(at, 'POST', `/handovers/${handoverId}/acceptances`, { serviceId: null }, role)
    assert.equal(status, 404)
  }
  assert.equal(
    (await ask(roads, 'POST', `/handovers/${handoverId}/acceptances`, { serviceId: water.leak })).body.title,
    'no-such-service',
  )
  assert.equal(
    (await ask(roads, 'POST', `/handovers/${handoverId}/acceptances`, { serviceId: null })).body.title,
    'service-first',
    'no clock stands without another that runs',
  )
})

test('accepted and taken back, answered twice, or replied to at once: one of them holds, and the two sides agree', async () => {
  for (const other of ['take back', 'refuse', 'accept', 'reply', 'withdraw'] as const) {
    const { caseId, receipt } = await send()
    const handoverId = await offer(water, roads, caseId)
    const acts = {
      'take back': () => ask(water, 'POST', `/cases/${caseId}/handovers/takings-back`),
      refuse: () => ask(roads, 'POST', `/handovers/${handoverId}/refusals`, { body: 'Not ours.' }),
      accept: () => ask(roads, 'POST', `/handovers/${handoverId}/acceptances`, { serviceId: roads.bill }),
      reply: () => ask(water, 'POST', `/cases/${caseId}/replies`, { outcome: 'done', body: 'Done.' }),
      withdraw: () => act(receipt, 'withdraw'),
    }
    const [accepted] = await Promise.all([acts.accept(), acts[other]()])
    const [row] = await app.rows<{ state: string; toCaseId: string | null }>(
      sql`select state, to_case_id as "toCaseId" from handover where handover_id = ${handoverId}`,
    )
    const cases = await app.rows(sql`select from matter where came_by = ${handoverId}`)
    assert.equal(cases.length, row!.state === 'accepted' ? 1 : 0, other)
    if (other !== 'accept') assert.equal(accepted.status === 201, row!.state === 'accepted', other)
    if (other !== 'withdraw') assert.equal((await stateOf(caseId)) === 'handed-over', row!.state === 'accepted', other)
    const own = await app.rows(sql`select from case_event where case_id = ${caseId} and type = 'handover-accepted'`)
    assert.equal(own.length, row!.state === 'accepted' ? 1 : 0)
  }
})

test('what a person says while their message is handed over is lost nowhere', async () => {
  const { caseId, receipt } = await send()
  const handoverId = await offer(water, roads, caseId)
  const said = await Promise.all([
    accept(roads, handoverId),
    ...['one', 'two', 'three', 'four'].map((word) => act(receipt, 'more', word)),
  ])
  const { additions } = await see(receipt)
  assert.deepEqual(additions.map(({ text }) => text).toSorted(), ['four', 'one', 'three', 'two'])
  const page = await ask<{ submissions: { additions: object[] }[] }>(roads, 'GET', `/cases/${said[0]}`)
  assert.equal(page.body.submissions[0]?.additions.length, 4, 'who works on it has them all')
})

test('each step is told to the sender without a word of it, and the public log names both agencies', async () => {
  const contact = { mail: 'reader@example.org' }
  const { caseId } = await send('چاله', { contact, wantsUpdates: true, lang: 'en' })
  const before = app.sent.letters.length
  await accept(roads, await offer(water, roads, caseId))
  await app.work()
  const letters = app.sent.letters.slice(before).filter(({ to }) => to === contact.mail)
  assert.equal(letters.length, 2)
  for (const { text } of letters) assert.doesNotMatch(text, /street|چاله/)
  const told = await app.rows<{ type: string; agency: string; entry: string }>(
    sql`select type, agency_id as agency, convert_from(entry, 'UTF8') as entry from record_waiting where about = ${caseId} and type like 'cases.handover-%'`,
  )
  assert.deepEqual(told.map(({ type }) => type).toSorted(), ['cases.handover-accepted', 'cases.handover-offered'])
  for (const { entry } of told) assert.equal(JSON.parse(entry).body.to, roads.agencyId)
})

test('the link of the other agency’s letter asks for a verdict on the same line', async () => {
  const { caseId, receipt } = await send('چاله', {
    contact: { mail: 'link@example.org' },
    wantsUpdates: true,
    lang: 'en',
  })
  const theirs = await accept(roads, await offer(water, roads, caseId))
  await reply(roads, theirs, { outcome: 'done' })
  await app.work()
  const letter = app.sent.letters.find(({ to, text }) => to === 'link@example.org' && text.includes('/v/'))
  const token = /\/v\/([\w-]{22})/.exec(letter!.text)![1]
  const { status } = await ask(water, 'POST', '/verdicts', { link: token, act: 'object', text: 'Not at all.' })
  assert.equal(status, 204)
  const seen = await see(receipt)
  assert.deepEqual([seen.state, seen.objections, seen.additions.map(({ text }) => text)], ['open', 1, ['Not at all.']])
})
