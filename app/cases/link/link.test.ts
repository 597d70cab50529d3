/** The link in the letter of "done": it opens a question, is answered once, and tells nothing. And who takes a case up again after an objection. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { APOLOGY } from '../../../tests/apology.ts'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { asking } from '../../../tests/ask.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message, sendMessage } from '../../../tests/message.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import { seatOfficers } from '../../agencies/offices.store.ts'
import type { Contact } from '../../submissions/index.ts'
import { smsOf } from '../../submissions/outbox.actions.ts'
import { MESSAGES } from '../../submissions/words.ts'
import { leastBusy } from '../rules.ts'

let app: TestApp
let agency: TestAgency
let sara: SignedIn
let dara: SignedIn
let lead: SignedIn
before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
  const { agencyId } = agency
  ;[sara, dara] = [await signIn(app, { agencyId, role: 'officer' }), await signIn(app, { agencyId, role: 'officer' })]
  lead = await signIn(app, { agencyId, role: 'lead' })
  await app.db.in(agencyId, (tx) => seatOfficers(tx, agency.deskId, [sara.officerId, dara.officerId]))
})
after(() => app.close())

const ask = asking(() => app.routes)
const send = (contact: Contact | null = { mail: 'a@example.org' }) =>
  sendMessage(
    app,
    agency.agencyId,
    message('a pipe is leaking at the secret corner', {
      serviceId: agency.leak,
      contact,
      wantsUpdates: contact !== null,
    }),
  )

async function reply(caseId: string, outcome: string, by = sara) {
  const said = { outcome, body: 'the office says the secret word', ...(outcome === 'done' && { apology: APOLOGY }) }
  const { status, body } = await ask(by, 'POST', `/cases/${caseId}/replies`, said)
  assert.equal(status, 201, JSON.stringify(body))
  await app.work()
}

const LINK = /http:\/\/\S+(\/en\/v\/([\w-]{22}))/
const linkIn = (text: string) => {
  const [, path, token] = LINK.exec(text)!
  return { path: path!, token: token! }
}
const lastLink = () => linkIn(app.sent.letters.at(-1)!.text)
const open = (path: string) => app.routes.request(path)
const press = (link: string, act: string, text = '') =>
  app.routes.request('/en/v', { method: 'POST', body: new URLSearchParams({ link, act, text }) })
const rowOf = async (caseId: string) =>
  (
    await app.rows<{ state: string; assignedTo: string | null; objections: number }>(
      sql`select state, assigned_to as "assignedTo", objections from matter where case_id = ${caseId}`,
    )
  )[0]!

test('the letter of "done" has a link, and those of other replies have none', async () => {
  const { caseId } = await send()
  await reply(caseId, 'question')
  assert.doesNotMatch(app.sent.letters.at(-1)!.text, /\/v\//)
  await reply(caseId, 'done')
  assert.match(app.sent.letters.at(-1)!.text, LINK)
})

test('to open the link changes nothing, however often, and shows nothing of what was said', async () => {
  const { caseId } = await send()
  await reply(caseId, 'done')
  const before = await app.rows(sql`select m.*, l.used from matter m, verdict_link l where case_id = ${caseId}`)
  for (const method of ['GET', 'HEAD', 'GET']) {
    const answer = await app.routes.request(lastLink().path, { method })
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('set-cookie'), null)
    assert.equal(answer.headers.get('referrer-policy'), 'strict-origin')
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.doesNotMatch(await answer.text(), /secret|action="[^"]*[\w-]{22}/)
  }
  assert.deepEqual(
    await app.rows(sql`select m.*, l.used from matter m, verdict_link l where case_id = ${caseId}`),
    before,
  )
})

test('its button says it once: twice is told and counts once, and the other button says nothing more', async () => {
  const { caseId } = await send()
  await reply(caseId, 'done')
  const { token, path } = lastLink()
  const [first, second] = await Promise.all([press(token, 'confirm'), press(token, 'confirm')])
  assert.ok([200, 410].includes(first.status) && [200, 410].includes(second.status))
  assert.ok(first.status === 200 || second.status === 200)
  assert.equal((await rowOf(caseId)).state, 'confirmed')
  assert.equal((await press(token, 'object')).status, 410)
  assert.equal((await open(path)).status, 410)
  const events = await app.rows(
    sql`select type from case_event where case_id = ${caseId} and type in ('confirmed', 'objected')`,
  )
  assert.deepEqual(events, [{ type: 'confirmed' }])
})

test('a newer "done" takes the place of the link before, and the time to speak ends both', async () => {
  const { caseId } = await send()
  await reply(caseId, 'done')
  const old = lastLink()
  assert.equal((await press(old.token, 'object', 'no')).status, 200)
  await reply(caseId, 'done', dara)
  assert.equal((await open(old.path)).status, 404)
  const now = lastLink()
  assert.equal((await open(now.path)).status, 200)
  const at = app.now()
  app.setNow('2027-01-10T06:30:00Z')
  assert.equal((await open(now.path)).status, 410)
  assert.equal((await press(now.token, 'confirm')).status, 410)
  assert.equal((await rowOf(caseId)).state, 'done')
  await app.db.open((tx) => app.jobs.add(tx, 'cases.forget-links'))
  app.setNow('2027-03-10T06:30:00Z')
  await app.work()
  assert.equal((await open(now.path)).status, 404)
  app.setNow(at)
})

test('what was said by receipt meanwhile is not asked again, and what was taken back is not known', async () => {
  const sent = await send()
  await reply(sent.caseId, 'done')
  const { path, token } = lastLink()
  const act = (what: string) =>
    app.routes.request('/api/receipt/acts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ receipt: sent.receipt, act: what, text: '' }),
    })
  await act('confirm')
  assert.equal((await open(path)).status, 409)
  assert.equal((await press(token, 'object')).status, 409)
  await act('withdraw')
  assert.equal((await open(path)).status, 404)
})

test('a program says it by POST /api/verdicts, once; what another site sends, and what is no token, says nothing', async () => {
  const { caseId } = await send()
  await reply(caseId, 'done')
  const link = lastLink().token
  const call = (body: object) =>
    app.routes.request('/api/verdicts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const foreign = await app.routes.request('/en/v', {
    method: 'POST',
    headers: { origin: 'https://elsewhere.example' },
    body: new URLSearchParams({ link, act: 'confirm', text: '' }),
  })
  assert.equal(foreign.status, 403)
  assert.equal((await call({ link: 'A'.repeat(22), act: 'confirm' })).status, 404)
  assert.equal((await open('/v/none')).status, 404)
  assert.equal((await call({ link, act: 'object', text: 'still wet' })).status, 204)
  assert.equal((await call({ link, act: 'object' })).status, 410)
  assert.equal((await rowOf(caseId)).objections, 1)
})

test('the store has no token, the outbox and the log neither, and the same letter has the same link when it is sent again', async () => {
  app.carriers.mail = async () => {
    throw new Error('refused')
  }
  const { caseId } = await send()
  await reply(caseId, 'done')
  const letters: string[] = []
  app.carriers.mail = async ({ text }) => void letters.push(text)
  const at = app.now()
  app.setNow(new Date(at.getTime() + 3_600_000))
  await app.db.open((tx) => app.jobs.add(tx, 'submissions.send'))
  await app.work()
  const { token, path } = linkIn(letters.at(-1)!)
  assert.equal((await open(path)).status, 200)
  const tables = await app.rows<{ row: string }>(
    sql`select l::text as row from verdict_link l union all select o::text from outbox o`,
  )
  for (const { row } of tables) assert.ok(!row.includes(token))
  assert.ok(!app.logged.join('\n').includes(token))
  app.carriers.mail = async (letter) => void app.sent.letters.push(letter)
  app.setNow(at)
})

test('an SMS is at most seventy letters, with the link where the address is short enough and without it where not', () => {
  for (const lang of ['fa', 'en'] as const) {
    const token = 'A'.repeat(22)
    const short = `https://pasokh.ir${lang === 'en' ? '/en' : ''}/v/${token}`
    const said = smsOf(MESSAGES[lang].done, short)
    assert.ok(said.includes(short) && said.length <= 70, `${said.length}: ${said}`)
    const long = `https://answers.of.a.very.long.name.example.org/v/${token}`
    assert.ok(!smsOf(MESSAGES[lang].done, long).includes('/v/'))
    for (const letter of Object.values(MESSAGES[lang])) assert.ok(letter.sms(null).length <= 70, letter.sms(null))
  }
})

test('after an objection the case is with somebody else: of the desk, then a lead', async () => {
  const { caseId } = await send()
  await reply(caseId, 'done', sara)
  await press(lastLink().token, 'object', 'no')
  assert.deepEqual(await rowOf(caseId), { state: 'open', assignedTo: dara.officerId, objections: 1 })
  await reply(caseId, 'done', dara)
  await press(lastLink().token, 'object', 'no again')
  assert.deepEqual(await rowOf(caseId), { state: 'open', assignedTo: lead.officerId, objections: 2 })
  const events = await app.rows(
    sql`select fields->>'to' as "to" from case_event where case_id = ${caseId} and type = 'assigned' order by place`,
  )
  assert.deepEqual(events, [{ to: dara.officerId }, { to: lead.officerId }])
})

test('who is alone is given nothing, and the case goes back to the desk', async () => {
  const { caseId } = await send()
  await app.db.in(agency.agencyId, (tx) => seatOfficers(tx, agency.deskId, [sara.officerId]))
  await app.rows(sql`update officer set locked_at = ${app.now()} where officer_id = ${lead.officerId} returning 1`)
  await reply(caseId, 'done', sara)
  await press(lastLink().token, 'object', 'no')
  assert.deepEqual(await rowOf(caseId), { state: 'open', assignedTo: null, objections: 1 })
})

test('leastBusy() is the one with the least in hand, the first by id of several, and nobody of nobody', () => {
  assert.equal(
    leastBusy(
      ['b', 'a', 'c'],
      new Map([
        ['a', 2],
        ['b', 1],
      ]),
    ),
    'c',
  )
  assert.equal(leastBusy(['b', 'a'], new Map()), 'a')
  assert.equal(leastBusy([], new Map()), null)
})
