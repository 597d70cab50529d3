/**
 * Two senders full of canaries stand in one case, are split again and go on. Whatever the holder of one receipt may
 * open, and every letter to them, is searched for what is the other's: words, place, contact, what the office said to
 * them alone, its files, and their acts.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../app.ts'
import { type TestAgency, testAgency } from '../journeys/agency.ts'
import { type SignedIn, signIn } from '../people.ts'
import { formsOf, heard } from './canaries.ts'

/** Field by field, once for each of the two. */
const OWN = {
  blue: {
    words: 'قناری نیلوفری',
    phone: '09127730416',
    address: 'کوی بلبل‌خوانان پلاک ۴۸۱۷',
    contact: 'nilufar@canary-blue.example',
    answer: 'چکاوک آبی‌پوش',
    alone: 'هدهد به تنهایی با نیلوفر گفت',
    fileText: 'دارکوب نیلوفری',
    fileName: 'darkoob-blue',
  },
  red: {
    words: 'سهره‌ی شقایقی',
    phone: '09358104427',
    address: 'کوی طوطی‌فروشان پلاک ۹۳۲۶',
    contact: 'shaghayegh@canary-red.example',
    answer: 'کبک سرخ‌پوش',
    alone: 'لک‌لک به تنهایی با شقایق گفت',
    fileText: 'دارکوب شقایقی',
    fileName: 'darkoob-red',
  },
} as const
type Who = keyof typeof OWN

const netOf = (who: Who) => new Map(Object.entries(OWN[who]).map(([name, text]) => [name, formsOf(text)] as const))
const other = (who: Who): Who => (who === 'blue' ? 'red' : 'blue')

let app: TestApp
let agency: TestAgency
let lead: SignedIn
const life: Record<Who, { receipt: string; caseId: string; submissionId: string; token: string; files: string[] }> = {
  blue: { receipt: '', caseId: '', submissionId: '', token: '', files: [] },
  red: { receipt: '', caseId: '', submissionId: '', token: '', files: [] },
}

before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
  for (const who of ['blue', 'red'] as const) {
    await send(who)
    await replyWithFile(who, OWN[who].alone)
  }
})
after(() => app.close())

async function send(who: Who) {
  const { words, phone, address, contact } = OWN[who]
  const body = new FormData()
  const fields = { service_code: 'leak', description: `${words}. ${phone}`, address_string: address, email: contact }
  for (const [name, value] of Object.entries({ ...fields, 'attribute[wants_updates]': 'true' }))
    body.append(name, value)
  const answer = await app.routes.request('/open311/v2/requests.json', { method: 'POST', body })
  assert.equal(answer.status, 200, await answer.clone().text())
  const [{ service_request_id: token }] = (await answer.json()) as [{ service_request_id: string }]
  await app.work()
  const [row] = await app.rows<{ caseId: string; submissionId: string }>(sql`
    select case_id as "caseId", submission_id as "submissionId" from case_submission
    where submission_id not in (${life.blue.submissionId || crypto.randomUUID()}::uuid)`)
  Object.assign(life[who], row, { token, receipt: answer.headers.get('pasokh-receipt')! })
}

async function replyWithFile(who: Who, text: string) {
  const body = new FormData()
  body.append('reply', JSON.stringify({ outcome: 'update', body: text }))
  const { fileText, fileName } = OWN[who]
  body.append('files', new File([fileText], `${fileName}.txt`, { type: 'text/plain' }))
  const { 'content-type': _, ...headers } = lead.headers
  const path = `/api/cases/${life[who].caseId}/replies-with-files`
  const answer = await app.routes.request(path, { method: 'POST', headers, body })
  assert.equal(answer.status, 201, await answer.clone().text())
  const { replyId } = (await answer.json()) as { replyId: string }
  const [file] = await app.rows<{ id: string }>(sql`select file_id as id from reply_file where reply_id = ${replyId}`)
  life[who].files.push(file!.id)
}

const act = async (path: string, body: object) => {
  const answer = await app.routes.request(`/api${path}`, {
    method: 'POST',
    headers: lead.headers,
    body: JSON.stringify(body),
  })
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`)
  return (await answer.json()) as Record<string, unknown>
}
const say = (who: Who, what: string, text: string) =>
  act('/receipt/acts', { receipt: life[who].receipt, act: what, text })

/** Everything that the holder of one receipt, or of one Open311 token, can open. */
async function opened(who: Who): Promise<string> {
  const { receipt, token } = life[who]
  const post = (path: string, fields: Record<string, string>) =>
    app.routes.request(path, { method: 'POST', body: new URLSearchParams(fields) })
  const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ receipt }) }
  const answers = [
    await post('/receipt', { receipt }),
    await post('/en/receipt', { receipt }),
    await post('/receipt/proof', { receipt }),
    await app.routes.request('/api/receipt', json),
    await app.routes.request(`/open311/v2/requests/${token}.json`),
    await app.routes.request(`/open311/v2/tokens/${token}.xml`),
    // Also what is asked for by the id of the other's file.
    ...(await Promise.all(
      [...life.blue.files, ...life.red.files].map((file) => post('/receipt/file', { receipt, file })),
    )),
  ]
  const texts = await Promise.all(
    answers.map(async (answer) => {
      const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
      return `${headers}\n${Buffer.from(await answer.arrayBuffer()).toString('utf8')}`
    }),
  )
  return texts.join('\n')
}

async function nothingOfTheOther(when: string) {
  for (const who of ['blue', 'red'] as const) {
    const text = await opened(who)
    assert.deepEqual(heard(text, netOf(other(who))), [], `${when}: ${who} hears of the other`)
    const own = heard(text, netOf(who))
    for (const name of ['words', 'alone', 'fileText']) assert.ok(own.includes(name), `${when}: ${who} lost ${name}`)
    assert.ok(!text.includes(life[other(who)].submissionId) && !text.includes(life[other(who)].caseId), when)
  }
}

test('joined, each hears what is said to both, and nothing of the other', async () => {
  const whole = await act('/cases/joinings', { caseIds: [life.blue.caseId, life.red.caseId] })
  for (const who of ['blue', 'red'] as const) await say(who, 'more', OWN[who].answer)
  await act(`/cases/${whole.caseId}/replies`, { outcome: 'question', body: 'کدام کوچه؟' })
  await say('red', 'answer', OWN.red.answer)
  await act(`/cases/${whole.caseId}/originals`, { submissionId: life.blue.submissionId })
  await act(`/cases/${whole.caseId}/replies`, { outcome: 'done', body: 'برای هر دو درست شد' })
  for (const who of ['blue', 'red'] as const) assert.match(await opened(who), /برای هر دو درست شد/)
  await nothingOfTheOther('joined')
})

test('when one confirms and the other objects, neither learns of it but by the state of the case', async () => {
  await say('blue', 'confirm', OWN.blue.answer)
  assert.match(await opened('red'), /"state":"done"/)
  await say('red', 'object', OWN.red.answer)
  assert.match(await opened('blue'), /"objections":0/)
  await nothingOfTheOther('objected')
})

test('split off, and on their own ways, nothing of one is left with the other', async () => {
  const { whole, joined } = await partsOf()
  await act(`/cases/${whole}/splittings`, { caseIds: [joined] })
  for (const who of ['blue', 'red'] as const) await replyWithFile(who, OWN[who].alone)
  await nothingOfTheOther('split')
})

async function partsOf() {
  const [row] = await app.rows<{ whole: string; joined: string }>(
    sql`select joined_into as whole, case_id as joined from matter where joined_into is not null`,
  )
  return row!
}

test('joined once more, and one takes their words back: they are erased, and the other hears nothing of that', async () => {
  await act('/cases/joinings', { caseIds: [life.blue.caseId, life.red.caseId] })
  await nothingOfTheOther('joined again')
  await say('red', 'withdraw', '')
  const text = await opened('blue')
  assert.deepEqual(heard(text, netOf('red')), [])
  assert.ok(heard(text, netOf('blue')).includes('words'))
  assert.deepEqual(heard(await opened('red'), netOf('red')).includes('words'), false)
})

test('no letter says anything of either', async () => {
  await app.work()
  assert.ok(app.sent.letters.length > 3)
  for (const { subject, text } of app.sent.letters)
    for (const who of ['blue', 'red'] as const) assert.deepEqual(heard(`${subject}\n${text}`, netOf(who)), [])
})
