/**
 * The main job from end to end over HTTP, without a browser: a person sends, an officer replies, the
 * person objects, another officer answers, the person confirms. Once through the forms, once through the JSON doors.
 */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { seatOfficers } from '../../app/agencies/offices.store.ts'
import { APOLOGY } from '../apology.ts'
import { sql, type TestApp, testApp } from '../app.ts'
import { type SignedIn, signIn } from '../people.ts'
import { type TestAgency, testAgency } from './agency.ts'

let app: TestApp
let agency: TestAgency
let officer: SignedIn
let lead: SignedIn

before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
  officer = await signIn(app, { agencyId: agency.agencyId, role: 'officer' })
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
  await app.db.in(agency.agencyId, (tx) => seatOfficers(tx, agency.deskId, [officer.officerId]))
})
after(() => app.close())

const get = (path: string, as?: SignedIn) => app.routes.request(path, as ? { headers: { cookie: as.cookie } } : {})
const call = async (method: string, path: string, body: unknown, as?: SignedIn) => {
  const answer = await app.routes.request(path, {
    method,
    body: JSON.stringify(body),
    headers: as?.headers ?? { 'content-type': 'application/json' },
  })
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
}
const post = (path: string, fields: Record<string, string>) =>
  app.routes.request(path, { method: 'POST', body: new URLSearchParams(fields) })

const TEXT = 'لوله در خيابان بهار تركيده، شماره من ۰۹۱۲۳۴۵۶۷۸۹ است'

async function sendByForm(fields: Record<string, string> = {}) {
  const form = await (await get('/water')).text()
  const token = /name="token" value="([\w-]{22})"/.exec(form)?.[1]
  assert.ok(token, 'the form has a token')
  const answer = await post('/water', {
    token,
    do: 'send',
    text: TEXT,
    service: '',
    area: '',
    address: '',
    lat: '',
    lon: '',
    contact: '',
    ...fields,
  })
  return { token, answer, page: await answer.text() }
}

const receiptIn = (page: string) => /name="receipt" value="([\d ]+)"/.exec(page)?.[1] ?? ''
const readReceipt = async (receipt: string) => (await post('/receipt', { receipt })).text()

const tokenIn = (page: string) => /name="token" value="([\w-]{22})"/.exec(page)?.[1] ?? ''

test('a person sends without JavaScript and gets a receipt; the same form again gives the same one and adds nothing', async () => {
  const { token, answer, page } = await sendByForm()
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('set-cookie'), null)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  const receipt = receiptIn(page)
  assert.match(receipt, /^(\d{4} ){4}\d{4}$/)
  const again = await (await post('/water', { token, do: 'send', text: 'something else' })).text()
  assert.equal(receiptIn(again), receipt)
  assert.equal((await app.rows(sql`select from submission`)).length, 1)
})

test('an error page keeps what was typed and says at the top what to mend', async () => {
  const { answer, page } = await sendByForm({ text: ' ', address: 'خیابان <b>بهار</b>', contact: 'abc', lat: '95' })
  assert.equal(answer.status, 422)
  assert.match(page, /role="alert"[\s\S]*href="#text"[\s\S]*href="#lat"[\s\S]*href="#contact"/)
  assert.match(page, /value="خیابان &lt;b&gt;بهار&lt;\/b&gt;"/)
  assert.match(page, /value="abc"/)
})

test('the text is covered for officers, sealed in the store, sorted and sent to the responsible desk with a promise', async () => {
  await app.work()
  const { cases } = (await (await get('/api/cases', officer)).json()) as {
    cases: { caseId: string; serviceId: string; deskId: string; excerpt: string; dueAt: string }[]
  }
  assert.equal(cases.length, 1)
  const [one] = cases
  assert.deepEqual([one?.serviceId, one?.deskId], [agency.leak, agency.deskId])
  assert.doesNotMatch(one?.excerpt ?? '', /۰۹۱۲|0912/)
  assert.ok(one?.dueAt)
  const [row] = await app.rows<{ sealed: Buffer; folded: string }>(sql`select sealed, folded from submission`)
  assert.equal(row?.sealed.includes('لوله'), false)
  assert.doesNotMatch(row?.folded ?? '', /912345/)
})

test('search finds Persian typed with an Arabic keyboard, and other forms of a word', async () => {
  for (const q of ['ترکیده', 'لوله‌ها', 'خیابان بهار']) {
    const { cases } = (await (await get(`/api/cases?q=${encodeURIComponent(q)}`, officer)).json()) as {
      cases: unknown[]
    }
    assert.equal(cases.length, 1, q)
  }
  const { cases } = (await (await get(`/api/cases?q=${encodeURIComponent('آسانسور')}`, officer)).json()) as {
    cases: unknown[]
  }
  assert.equal(cases.length, 0)
})

test('reply, objection, second reply by another officer, confirmation: through the forms', async () => {
  const { page } = await sendByForm({ text: 'نشت آب در کوچه ما، لطفا بیایید' })
  const receipt = receiptIn(page)
  await app.work()
  const { cases } = (await (await get('/api/cases', lead)).json()) as { cases: { caseId: string; excerpt: string }[] }
  const caseId = cases.find(({ excerpt }) => excerpt.includes('لطفا'))!.caseId

  assert.equal(
    (await call('POST', `/api/cases/${caseId}/replies`, { outcome: 'done', body: 'تعمیر شد.' }, officer)).status,
    201,
  )
  const asked = await readReceipt(receipt)
  assert.match(asked, /تعمیر شد/)
  const objected = await (
    await post('/receipt', { receipt, act: 'object', 'text-object': 'هنوز آب می‌آید', token: tokenIn(asked) })
  ).text()
  assert.match(objected, /اعتراض شما ثبت/)
  assert.deepEqual(await stateOf(caseId), { state: 'open', objections: 1 })

  assert.equal(
    (
      await call(
        'POST',
        `/api/cases/${caseId}/replies`,
        { outcome: 'done', body: 'شیر اصلی عوض شد.', apology: APOLOGY },
        lead,
      )
    ).status,
    201,
  )
  const second = await readReceipt(receipt)
  await post('/receipt', { receipt, act: 'confirm', 'text-confirm': '', token: tokenIn(second) })
  assert.deepEqual(await stateOf(caseId), { state: 'confirmed', objections: 1 })
  assert.match(await readReceipt(receipt), /هنوز آب می‌آید[\s\S]*شیر اصلی عوض شد/)
})

const stateOf = async (caseId: string) =>
  (await app.rows(sql`select state, objections from matter where case_id = ${caseId}`))[0]

test('the same journey through the JSON doors', async () => {
  const token = randomBytes(16).toString('base64url')
  const sent = await call('POST', '/api/agencies/water/submissions', {
    text: 'my bill is wrong again',
    lang: 'en',
    service: 'bill',
    token,
  })
  assert.equal(sent.status, 201)
  const receipt = sent.json.receipt as string
  assert.equal((await call('POST', '/api/receipt', { receipt })).json.state, 'received')
  await app.work()
  const { cases } = (await (await get(`/api/cases?service=${agency.bill}`, lead)).json()) as {
    cases: { caseId: string }[]
  }
  const { caseId } = cases[0]!
  assert.equal((await get(`/api/cases/${caseId}`, officer)).status, 404, "another desk's case is not there")
  assert.equal(
    (await call('POST', `/api/cases/${caseId}/replies`, { outcome: 'question', body: 'Which month?' }, lead)).status,
    201,
  )
  assert.deepEqual((await call('POST', '/api/receipt', { receipt })).json.acts, ['answer', 'more', 'withdraw'])
  assert.equal((await call('POST', '/api/receipt/acts', { receipt, act: 'answer', text: 'March' })).status, 200)
  assert.equal(
    (await call('POST', `/api/cases/${caseId}/replies`, { outcome: 'done', body: 'Corrected.' }, lead)).status,
    201,
  )
  assert.equal((await call('POST', '/api/receipt/acts', { receipt, act: 'object', text: 'Still wrong' })).status, 200)
  assert.equal(
    (
      await call(
        'POST',
        `/api/cases/${caseId}/replies`,
        { outcome: 'done', body: 'Now it is.', apology: APOLOGY },
        lead,
      )
    ).status,
    201,
  )
  assert.equal((await call('POST', '/api/receipt/acts', { receipt, act: 'confirm' })).status, 200)
  assert.equal((await call('POST', '/api/receipt', { receipt })).json.state, 'confirmed')
  assert.equal((await call('POST', '/api/receipt/acts', { receipt, act: 'object' })).status, 409)
})

test('silence after "done" counts as not confirmed, and a late word still counts', async () => {
  const sent = await call('POST', '/api/agencies/water/submissions', {
    text: 'a pipe is leaking water',
    lang: 'en',
    service: 'leak',
  })
  const receipt = sent.json.receipt as string
  await app.work()
  const { cases } = (await (await get('/api/cases?state=open', officer)).json()) as {
    cases: { caseId: string; excerpt: string }[]
  }
  const { caseId } = cases.find(({ excerpt }) => excerpt.includes('leaking'))!
  await call('POST', `/api/cases/${caseId}/replies`, { outcome: 'done', body: 'Done.' }, officer)
  app.setNow('2026-12-20T06:30:00Z')
  await app.db.open((tx) => app.jobs.add(tx, 'cases.close-silent'))
  await app.work()
  assert.equal((await call('POST', '/api/receipt', { receipt })).json.state, 'not-confirmed')
  assert.equal((await call('POST', '/api/receipt/acts', { receipt, act: 'confirm' })).status, 200)
  assert.equal((await call('POST', '/api/receipt', { receipt })).json.state, 'confirmed')
  app.setNow('2026-11-21T06:30:00Z')
})

test('withdrawing erases text, photos and contact at once; the receipt still tells that it was taken back', async () => {
  const sent = await call('POST', '/api/agencies/water/submissions', {
    text: 'please forget this',
    lang: 'en',
    contact: { mail: 'a@example.org' },
    wantsUpdates: true,
  })
  const receipt = sent.json.receipt as string
  await app.work()
  assert.equal((await call('POST', '/api/receipt/acts', { receipt, act: 'withdraw' })).status, 200)
  const { json } = await call('POST', '/api/receipt', { receipt })
  assert.deepEqual([json.state, json.text, json.acts], ['withdrawn', null, []])
  assert.deepEqual(
    await app.rows(
      sql`select from submission where erased and (sealed is not null or wrapped_key is not null or covered is not null)`,
    ),
    [],
  )
})

test('a wrong receipt is answered like an unknown one, and after five wrong tries one has to wait', async () => {
  const sent = await call('POST', '/api/agencies/water/submissions', { text: 'try my receipt', lang: 'en' })
  const receipt = (sent.json.receipt as string).replaceAll(' ', '')
  const wrong = receipt.slice(0, 8) + String((Number(receipt.slice(8)) + 1) % 10 ** 12).padStart(12, '0')
  const unknown = await call('POST', '/api/receipt', { receipt: '00000000000000000000' })
  for (let tries = 0; tries < 5; tries++)
    assert.deepEqual(await call('POST', '/api/receipt', { receipt: wrong }), unknown)
  assert.equal((await call('POST', '/api/receipt', { receipt })).status, 429)
  app.setNow('2026-11-21T08:00:00Z')
  assert.equal((await call('POST', '/api/receipt', { receipt })).status, 200)
  app.setNow('2026-11-21T06:30:00Z')
})

test('a receipt still opens after a job has replaced its HMAC by Argon2id', async () => {
  const sent = await call('POST', '/api/agencies/water/submissions', { text: 'strong receipt', lang: 'en' })
  await app.db.open((tx) => app.jobs.add(tx, 'submissions.strengthen-receipts'))
  await app.work()
  assert.deepEqual(await app.rows(sql`select from receipt_lookup where secret_hmac is not null`), [])
  assert.equal((await call('POST', '/api/receipt', { receipt: sent.json.receipt as string })).status, 200)
})

test('who left a contact is told that there is a reply, and not what it says', async () => {
  await call('POST', '/api/agencies/water/submissions', {
    text: 'tell me about the leak at home',
    lang: 'en',
    service: 'leak',
    contact: { mail: 'reader@example.org' },
    wantsUpdates: true,
  })
  await app.work()
  const { cases } = (await (await get('/api/cases?state=open', officer)).json()) as {
    cases: { caseId: string; excerpt: string }[]
  }
  const { caseId } = cases.find(({ excerpt }) => excerpt.includes('tell me'))!
  await call(
    'POST',
    `/api/cases/${caseId}/replies`,
    { outcome: 'planned', body: 'Secret plumbing words', dueOn: '2026-12-01' },
    officer,
  )
  await app.work()
  const letter = app.sent.letters.find(({ to }) => to === 'reader@example.org')
  assert.match(letter?.text ?? '', /\/en\/receipt/)
  assert.doesNotMatch(letter?.text ?? '', /plumbing|leak/)
})

test('opening the original is recorded, and gives the contact only where the service calls back', async () => {
  const { cases } = (await (await get(`/api/cases?q=${encodeURIComponent('ترکیده')}&state=all`, officer)).json()) as {
    cases: { caseId: string }[]
  }
  const { caseId } = cases[0]!
  const page = (await (await get(`/api/cases/${caseId}`, officer)).json()) as {
    submissions: { submissionId: string }[]
  }
  const { submissionId } = page.submissions[0]!
  const { json } = await call('POST', `/api/cases/${caseId}/originals`, { submissionId }, officer)
  assert.match(json.text as string, /۰۹۱۲۳۴۵۶۷۸۹/)
  assert.equal(json.contact, null)
  assert.equal((await app.rows(sql`select from record_waiting where type = 'cases.original-opened'`)).length, 1)
})

test("nothing of a person's minute is stored: their acts stand at the start of an hour", async () => {
  const minutes = await app.rows(sql`
    select at from case_event where officer_id is null and type <> 'not-confirmed' and date_trunc('hour', at, 'UTC') <> at
    union all select received_hour from submission where date_trunc('hour', received_hour, 'UTC') <> received_hour
    union all select verdict_hour from matter where date_trunc('hour', verdict_hour, 'UTC') <> verdict_hour`)
  assert.deepEqual(minutes, [])
})

test('no log line holds a text, a contact or a receipt', () => {
  assert.doesNotMatch(app.logged.join('\n'), /ترکیده|reader@example|09123456789|leak/)
})
