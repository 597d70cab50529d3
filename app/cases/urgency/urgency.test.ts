/** What may be dangerous, from the form to the desk and back: the numbers at once, the case first, and the officer's last word. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { openedBy } from '../../../tests/message.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import { learnUrgencyAnew } from '../../learning/urgency.actions.ts'

let app: TestApp
let agency: TestAgency
let officer: SignedIn
before(async () => {
  app = await testApp()
})
beforeEach(async () => {
  agency = await testAgency(app)
  officer = await signIn(app, { agencyId: agency.agencyId, role: 'administrator' })
})
after(() => app.close())

const ask = async (method: string, path: string, body?: unknown) => {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const answer = await app.routes.request(`/api${path}`, { method, headers: officer.headers, ...sent })
  return { status: answer.status, body: answer.status === 204 ? null : await answer.json() }
}

const open = (path: string, fields: Record<string, string>) =>
  app.routes.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: app.config.publicUrl },
    body: new URLSearchParams(fields).toString(),
  })

async function send(text: string) {
  const { status, body } = await ask('POST', `/agencies/${agency.slug}/submissions`, { text })
  assert.equal(status, 201)
  await app.work()
  return { emergency: body.emergency, ...(await openedBy(app, body.receipt)) }
}

type Row = { caseId: string; dangerous: boolean; dangerBy: string | null; dangerSigns: string[] }
const inbox = async (query = '') => (await ask('GET', `/cases${query}`)).body as { cases: Row[]; next: string | null }

const GAS = 'در راه‌پله بوی شدید گاز می‌آید'
const BILL = 'قبض من اشتباه است'

test('a message of danger is answered with the numbers at once, in the words of the agency where it has some', async () => {
  const token = () => app.random(16).toString('base64url')
  const page = async (text: string) => (await open(`/${agency.slug}`, { text, token: token() })).text()
  assert.match(await page(GAS), /اورژانس ۱۱۵/)
  assert.doesNotMatch(await page(BILL), /اورژانس ۱۱۵/)
  assert.equal((await send(BILL)).emergency, null)
  assert.match((await send(GAS)).emergency ?? '', /۱۱۵/)
  const emergency = { fa: 'همین حالا ۱۹۴ را بگیرید', en: 'Call 194 now' }
  assert.equal((await ask('PATCH', '/agency', { words: { emergency } })).status, 200)
  app.setNow(new Date(app.now().getTime() + 3000))
  const own = await page(GAS)
  assert.match(own, /همین حالا ۱۹۴/)
  assert.doesNotMatch(own, /۱۱۵/)
  assert.equal((await send(GAS)).emergency, emergency.fa)
})

test('the numbers also stand above a form that is shown again with a mistake', async () => {
  const answer = await open(`/${agency.slug}`, {
    text: GAS,
    contact: 'nowhere',
    token: app.random(16).toString('base64url'),
  })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /اورژانس ۱۱۵/)
})

test('what may be dangerous stands first in the list, with the words that made it so, and nothing is hidden', async () => {
  const calm = [await send(BILL), await send('قبض نیامده')]
  const gas = await send(GAS)
  const { cases } = await inbox()
  assert.deepEqual([cases.length, cases[0]?.caseId], [3, gas.caseId])
  const [{ dangerous, dangerBy, dangerSigns }] = cases as [Row, ...Row[]]
  assert.deepEqual([dangerous, dangerBy, dangerSigns], [true, 'words', ['بوی … گاز']])
  assert.deepEqual(
    cases
      .slice(1)
      .map(({ caseId }) => caseId)
      .sort(),
    calm.map(({ caseId }) => caseId).sort(),
  )
  assert.deepEqual(
    (await inbox('?dangerous=yes')).cases.map(({ caseId }) => caseId),
    [gas.caseId],
  )
  // Page by page the order is the same.
  const paged: string[] = []
  for (let after = ''; ; ) {
    const one = await inbox(`?limit=1${after}`)
    paged.push(...one.cases.map(({ caseId }) => caseId))
    if (!one.next) break
    after = `&after=${one.next}`
  }
  assert.deepEqual(
    paged,
    cases.map(({ caseId }) => caseId),
  )
})

test('an officer has the last word, in one click, and it is kept for learning; done cases are first no more', async () => {
  const [gas, bill] = [await send(GAS), await send(BILL)]
  assert.equal((await ask('PUT', `/cases/${gas.caseId}/urgency`, { dangerous: false })).status, 200)
  assert.equal((await ask('PUT', `/cases/${bill.caseId}/urgency`, { dangerous: true })).status, 200)
  const [first] = (await inbox()).cases
  assert.deepEqual([first?.caseId, first?.dangerBy], [bill.caseId, 'officer'])
  const kept = await app.rows(sql`
    select submission_id as id, dangerous from urgency_correction where agency_id = ${agency.agencyId} order by dangerous`)
  assert.deepEqual(kept, [
    { id: gas.submissionId, dangerous: false },
    { id: bill.submissionId, dangerous: true },
  ])
  const { body } = await ask('GET', `/cases/${bill.caseId}`)
  assert.deepEqual(body.events.at(-1).fields, { dangerous: 'yes' })
  assert.equal((await ask('POST', `/cases/${bill.caseId}/replies`, { outcome: 'done', body: 'ok' })).status, 201)
  assert.equal((await inbox('?state=all')).cases.length, 2)
  assert.equal((await ask('PUT', `/cases/${bill.caseId}/urgency`, { dangerous: 'yes' })).status, 422)
  const stranger = await testAgency(app)
  officer = await signIn(app, { agencyId: stranger.agencyId, role: 'lead' })
  assert.equal((await ask('PUT', `/cases/${bill.caseId}/urgency`, { dangerous: true })).status, 404)
})

test('words of danger that are added later raise the case, also against an earlier word of an officer, and show the numbers', async () => {
  const bill = await send(BILL)
  await ask('PUT', `/cases/${bill.caseId}/urgency`, { dangerous: false })
  const answer = await open('/receipt', {
    receipt: bill.receipt,
    act: 'more',
    'text-more': GAS,
    token: app.random(16).toString('base64url'),
  })
  assert.match(await answer.text(), /اورژانس ۱۱۵/)
  const [row] = (await inbox()).cases
  assert.deepEqual([row?.dangerous, row?.dangerBy, row?.dangerSigns], [true, 'words', ['بوی … گاز']])
})

test('the words go with the text when it is taken back', async () => {
  const gas = await send(GAS)
  const signs = () =>
    app.rows<{ signs: string[] }>(
      sql`select danger_signs as signs from submission where submission_id = ${gas.submissionId}`,
    )
  assert.deepEqual(await signs(), [{ signs: ['بوی … گاز'] }])
  await open('/receipt', {
    receipt: gas.receipt,
    act: 'withdraw',
    sure: 'yes',
    token: app.random(16).toString('base64url'),
  })
  assert.deepEqual(await signs(), [{ signs: [] }])
})

test('what officers say is learned in the night and finds what no word tells', async () => {
  for (const text of ['شیر فلکه هیدروژن وز وز می‌کند', 'هیدروژن از شیر فلکه', 'صدای وز وز هیدروژن', 'هیدروژن وز وز']) {
    const { caseId } = await send(text)
    await ask('PUT', `/cases/${caseId}/urgency`, { dangerous: true })
  }
  const run = await learnUrgencyAnew(app, agency.agencyId)
  assert.equal(run.outcome, 'used')
  const found = await send('باز هیدروژن وز وز می‌کند')
  const row = (await inbox()).cases.find(({ caseId }) => caseId === found.caseId)
  assert.deepEqual([row?.dangerous, row?.dangerBy, row?.dangerSigns], [true, 'learned', []])
  const failed = await learnUrgencyAnew(app, agency.agencyId, () => Promise.reject(new Error('Not enough memory')))
  assert.deepEqual([failed.outcome, failed.hash], ['failed', run.hash])
})
