/**
 * One message full of canaries goes through a whole life. Then everything that anyone may read, and everything that
 * is stored unsealed, written to a log, put into a job, counted or sent, is searched for them in every form.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Hono } from 'hono'
import { openMetrics } from '../../app/kit/metrics.ts'
import { JOBS } from '../../app/main.ts'
import { APOLOGY } from '../apology.ts'
import { sql, type TestApp, testApp } from '../app.ts'
import { type TestAgency, testAgency } from '../journeys/agency.ts'
import { type SignedIn, signIn } from '../people.ts'
import { CANARY, type CanaryName, canaryPhoto, formsOf, formsOfBytes, heard } from './canaries.ts'
import { type Ask, PUBLIC_DOORS } from './public-doors.ts'

const OFFICER_MAIL = 'simorgh@canary-officer.example'
const metrics = openMetrics()

let app: TestApp
let doors: Hono
let agency: TestAgency
let lead: SignedIn
let other: SignedIn
/** Canaries made by the system itself in this life: receipt, tokens, the bytes of the photo. */
const made = new Map<string, readonly string[]>()

const all = () =>
  new Map([
    ...Object.entries(CANARY).map(([name, text]) => [name, formsOf(text)] as const),
    ['officerMail', formsOf(OFFICER_MAIL)] as const,
    ...made,
  ])
const but = (...names: string[]) => new Map([...all()].filter(([name]) => !names.includes(name)))

before(async () => {
  app = await testApp()
  doors = new Hono().use(metrics.count).route('/', app.routes)
  agency = await testAgency(app, 'water')
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
  await app.rows(
    sql`update officer set name = ${CANARY.officerName}, email = ${OFFICER_MAIL} where officer_id = ${lead.officerId}`,
  )
  await live()
  other = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
})
after(() => app.close())

/** The mail server refuses and says the address in its words, as they do; the letter stays in the outbox. */
function refuseLetters() {
  app.carriers.mail = ({ to }) =>
    Promise.reject(Object.assign(new Error(`550 5.1.1 <${to}>: rejected`), { code: 'EENVELOPE' }))
}

const form = (path: string, fields: Record<string, string | Blob>) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  return doors.request(path, { method: 'POST', body })
}
const act = async (path: string, value: unknown, by: SignedIn, method = 'POST') => {
  const answer = await doors.request(path, { method, headers: by.headers, body: JSON.stringify(value) })
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`)
  return answer
}

const TEXT = `${CANARY.words}. شماره من ${CANARY.phoneInText} و ایمیلم ${CANARY.mailInText} است.`
const life = { token: '', receipt: '', caseId: '', submissionId: '' }

const APOLOGY_OF_CANARIES = { ...APOLOGY, happened: CANARY.apology }

async function live() {
  await send()
  await app.work()
  await findCase()
  await reply({ outcome: 'question', body: `${CANARY.reply} ؟` })
  await app.work()
  app.setNow('2026-11-21T07:05:00Z')
  await app.work()
  await say('answer', `${CANARY.addition} ${CANARY.phoneInAddition}`)
  await replyWithFile()
  await say('object', `${CANARY.addition} هنوز نه`)
  await act(`/api/cases/${life.caseId}/originals`, { submissionId: life.submissionId }, lead)
  await reply({ outcome: 'planned', body: CANARY.reply, dueOn: '2026-12-01', apology: APOLOGY_OF_CANARIES })
  await reply({ outcome: 'passed-on', body: CANARY.reply, deskId: agency.otherDeskId })
  await app.work()
  refuseLetters()
  await reply({ outcome: 'done', body: CANARY.reply })
  await app.work()
  await say('confirm', CANARY.addition)
  await sendByOpen311()
  app.setNow('2026-11-21T08:01:00Z')
  await app.db.open(async (tx) => {
    for (const { name, every } of JOBS) if (every) await app.jobs.add(tx, name)
  })
  await app.work()
}

async function send() {
  const page = await (await doors.request('/water')).text()
  life.token = /name="token" value="([\w-]{22})"/.exec(page)![1]!
  const answer = await form('/water', {
    token: life.token,
    do: 'send',
    text: TEXT,
    service: agency.leak,
    area: '',
    address: CANARY.address,
    lat: CANARY.lat,
    lon: CANARY.lon,
    contact: CANARY.contact,
    wantsUpdates: 'on',
    photos: new File([new Uint8Array(await canaryPhoto())], 'IMG_1.jpg', { type: 'image/jpeg' }),
  })
  assert.equal(answer.status, 200)
  life.receipt = /name="receipt" value="([\d ]+)"/.exec(await answer.text())![1]!
  made.set('receipt', [...formsOf(life.receipt), ...formsOf(life.receipt.replaceAll(' ', ''))])
  made.set('receiptSecret', formsOf(life.receipt.replaceAll(' ', '').slice(8)))
  made.set('formToken', formsOf(life.token))
}

async function findCase() {
  const [row] = await app.rows<{ caseId: string; submissionId: string }>(
    sql`select case_id as "caseId", submission_id as "submissionId" from case_submission`,
  )
  Object.assign(life, row)
  const photo = await app.rows<{ id: string }>(sql`select photo_id as id from photo`)
  const kept = await doors.request(`/api/cases/${life.caseId}/photos/${photo[0]!.id}`, {
    headers: { cookie: lead.cookie },
  })
  const bytes = Buffer.from(await kept.arrayBuffer())
  assert.deepEqual(heard(bytes.toString('latin1'), all()), [], 'metadata is gone from the photo that officers see')
  made.set('photo', formsOfBytes(bytes.subarray(-40, -8)))
}

const reply = (body: object) => act(`/api/cases/${life.caseId}/replies`, body, lead)
const say = async (what: string, text: string) => {
  const { receipt } = life
  const answer = await doors.request('/api/receipt/acts', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ receipt, act: what, text }),
  })
  assert.equal(answer.status, 200, await answer.clone().text())
}

async function replyWithFile() {
  const body = new FormData()
  body.append('reply', JSON.stringify({ outcome: 'done', body: CANARY.reply }))
  body.append('files', new File([CANARY.fileText], `${CANARY.fileName}.txt`, { type: 'text/plain' }))
  const { 'content-type': _, ...headers } = lead.headers
  const answer = await doors.request(`/api/cases/${life.caseId}/replies-with-files`, { method: 'POST', headers, body })
  assert.equal(answer.status, 201, await answer.clone().text())
}

async function sendByOpen311() {
  const answer = await form('/open311/v2/requests.json', {
    service_code: 'leak',
    description: TEXT,
    address_string: CANARY.address,
    lat: CANARY.lat,
    long: CANARY.lon,
    email: CANARY.contact,
    first_name: CANARY.officerName,
    device_id: CANARY.cameraArtist,
  })
  const [{ service_request_id: token }] = (await answer.json()) as [{ service_request_id: string }]
  const receipt = answer.headers.get('pasokh-receipt')!
  made.set('open311Token', formsOf(token))
  made.set('open311Secret', formsOf(receipt.replaceAll(' ', '').slice(8)))
  await app.work()
  const [status, held] = [
    await doors.request(`/open311/v2/requests/${token}`),
    await doors.request(`/open311/v2/tokens/${token}.xml`),
  ]
  for (const seen of [status, held])
    assert.deepEqual(heard(await seen.text(), but('open311Token')), [], 'who holds the token')
}

// ---- The net itself

test('heard() hears a canary in each of its forms', () => {
  const net = new Map([['c', formsOf('شمارهٔ ۰۹۱۲')]])
  for (const text of [
    'شمارهٔ ۰۹۱۲',
    'شمارهٔ 0912',
    'شمارهٔ ٠٩١٢',
    encodeURIComponent('شمارهٔ ۰۹۱۲'),
    JSON.stringify({ a: 'x شمارهٔ ۰۹۱۲' }),
  ])
    assert.deepEqual(heard(`… ${text} …`, net), ['c'], text)
  for (const before of ['', 'x', 'xy', 'xyz'])
    for (const encoding of ['base64', 'base64url', 'hex'] as const)
      assert.deepEqual(
        heard(Buffer.from(`${before}شمارهٔ ۰۹۱۲ and on`).toString(encoding), net),
        ['c'],
        `${before} ${encoding}`,
      )
  assert.deepEqual(heard('شمارهٔ ۰۹۱۳', net), [])
})

// ---- What anyone may read

/** Routes as the router names them; middleware and what only guards are left out. */
const routes = () =>
  new Set(
    app.routes.routes
      .filter(({ method, path }) => method !== 'ALL' || path !== '/*')
      .map(({ method, path }) => `${method} ${path}`),
  )

type Document = { paths: Record<string, Record<string, { security?: unknown }>> }

async function officersDoors(): Promise<Ask[]> {
  const { paths } = (await (await doors.request('/api/openapi.json')).json()) as Document
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { security }]) =>
      security ? [{ method: method.toUpperCase(), path: path.replace(/\{(\w+)\}/g, ':$1') }] : [],
    ),
  )
}

const ask = ({ method, path, body, type, headers = {} }: Ask) =>
  doors.request(path, {
    method,
    ...(body !== undefined && { body }),
    headers: { ...(type && { 'content-type': type }), ...headers },
  })

async function whole(answer: Response): Promise<string> {
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  return `${headers}\n${Buffer.from(await answer.arrayBuffer()).toString('utf8')}`
}

test('every route is named: a door for anyone in public-doors.ts, a door for officers by its description', async () => {
  const officers = (await officersDoors()).map(({ method, path }) => `${method} ${path}`)
  const named = new Set([...Object.keys(PUBLIC_DOORS), ...officers])
  assert.deepEqual(
    [...routes()].filter((route) => !named.has(route)),
    [],
    'routes that no leak test opens',
  )
  assert.deepEqual(
    officers.filter((route) => route in PUBLIC_DOORS),
    [],
    'doors named for anyone that are for officers',
  )
  const there = routes()
  assert.deepEqual(
    Object.keys(PUBLIC_DOORS).filter((route) => !there.has(route)),
    [],
    'doors named for anyone that are nowhere',
  )
})

test('nothing of a message comes out of any door that anyone may open', async () => {
  for (const [route, asks] of Object.entries(PUBLIC_DOORS)) {
    for (const one of asks) assert.deepEqual(heard(await whole(await ask(one)), all()), [], `${route} ${one.path}`)
  }
})

test('a stranger at an officers’ door is refused, and hears nothing', async () => {
  for (const { method, path } of await officersDoors()) {
    const real = path.replace(':caseId', life.caseId).replace(/:\w+/g, life.submissionId)
    const answer = await ask({ method, path: real })
    assert.ok([401, 415, 422].includes(answer.status), `${method} ${path}: ${answer.status}`)
    assert.deepEqual(heard(await whole(answer), all()), [], path)
  }
})

test('who holds the receipt sees their own message and the replies, and nobody’s name, number or camera', async () => {
  for (const path of ['/receipt', '/en/receipt']) {
    const page = await whole(await form(path, { receipt: life.receipt }))
    for (const own of ['words', 'apology']) assert.ok(heard(page, all()).includes(own))
    assert.deepEqual(
      heard(page, all()).filter((name) =>
        ['officerName', 'officerMail', 'cameraArtist', 'formToken', 'photo', 'contact', 'lat', 'lon'].includes(name),
      ),
      [],
    )
  }
})

test('another officer of the agency sees the covered text, and not what is covered or sealed', async () => {
  const seen = [
    `/api/cases/${life.caseId}`,
    '/api/cases?state=all',
    '/api/cases.csv?state=all',
    '/api/jobs',
    '/api/outbox',
    '/api/retention',
    '/api/inbox/desks',
  ]
  const sealed: (CanaryName | 'receipt' | 'receiptSecret')[] = [
    'phoneInText',
    'mailInText',
    'contact',
    'lat',
    'lon',
    'phoneInAddition',
    'cameraArtist',
    'receipt',
    'receiptSecret',
  ]
  for (const path of seen) {
    const answer = await doors.request(path, { headers: { cookie: other.cookie } })
    assert.equal(answer.status, 200, path)
    assert.deepEqual(
      heard(await whole(answer), all()).filter((name) => sealed.some((one) => one === name)),
      [],
      path,
    )
  }
})

// ---- What is kept, counted and sent

/** What officers work on stands unsealed: the covered text and what is made of it, and officers themselves. */
const UNSEALED: readonly string[] = ['words', 'addition', 'officerName', 'officerMail']

async function dump(schema: string): Promise<Map<string, string>> {
  const tables = await app.rows<{ name: string }>(
    sql`select relname as name from pg_class where relnamespace = ${schema}::regnamespace and relkind in ('r', 'p')`,
  )
  const out = new Map<string, string>()
  for (const { name } of tables) {
    const rows = await app.rows<{ row: string }>(sql`select t::text as row from ${sql.raw(`${schema}."${name}"`)} t`)
    out.set(name, rows.map(({ row }) => row).join('\n'))
  }
  return out
}

test('the store holds nothing of a person outside the seals but the covered text', async () => {
  const tables = await dump('public')
  assert.match(tables.get('outbox')!, /EENVELOPE/, 'a letter that was refused is still there')
  assert.ok(tables.size > 25 && tables.get('submission')!.length > 0)
  for (const [name, rows] of tables) {
    assert.deepEqual(heard(rows, but(...UNSEALED, 'fileName')), [], name)
    const mayHold =
      {
        submission: ['words'],
        addition: ['addition'],
        officer: ['officerName', 'officerMail'],
        reply_file: ['fileName'],
      }[name] ?? []
    assert.deepEqual(heard(rows, but(...mayHold)), [], name)
  }
})

test('the record, which is to be public, holds no word of anybody', async () => {
  const tables = await dump('public')
  const checked = ['record', 'record_waiting', 'log', 'log_key', 'log_tile', 'log_checkpoint', 'log_sum']
  for (const name of checked) assert.deepEqual(heard(tables.get(name)!, all()), [])
  // What is public is kept as bytes, which a row writes as hex.
  const entries = await app.rows<{ entry: Buffer }>(sql`select entry from record`)
  assert.ok(entries.length > 10)
  for (const { entry } of entries) assert.deepEqual(heard(entry.toString(), all()), [])
  assert.ok(entries.some(({ entry }) => entry.includes('submissions.accepted')))
})

test('jobs hold ids only, also of what failed', async () => {
  const tables = await dump('pgboss')
  assert.ok(
    [...tables.values()].some((rows) => rows.includes(agency.agencyId)),
    'there were jobs',
  )
  for (const [name, rows] of tables) assert.deepEqual(heard(rows, all()), [], name)
})

test('letters say that something happened and not what', () => {
  assert.ok(app.sent.letters.length > 1)
  for (const { subject, text } of app.sent.letters) assert.deepEqual(heard(`${subject}\n${text}`, all()), [])
})

test('the log and the metrics hold nothing of anybody, after faults as well', async () => {
  await form('/receipt/file', { receipt: life.receipt, file: CANARY.words })
  await doors.request(`/api/cases?q=${encodeURIComponent(CANARY.phoneInText)}%00`, { headers: { cookie: lead.cookie } })
  assert.ok(app.logged.some((line) => line.includes('message-not-sent')))
  assert.deepEqual(heard(app.logged.join('\n'), all()), [])
  assert.deepEqual(heard(await metrics.registry.metrics(), all()), [])
})

// ---- The other ways a life can go

test('a released text is public as covered, with the day and the middle of its area', async () => {
  const sent = await form('/open311/v2/requests.json', {
    service_code: 'leak',
    description: `پیام آزاد ${TEXT}`,
    address_string: CANARY.address,
    lat: CANARY.lat,
    long: CANARY.lon,
    email: CANARY.contact,
    'attribute[may_publish]': 'true',
    'attribute[area]': agency.areaId,
  })
  assert.equal(sent.status, 200)
  await app.work()
  const [row] = await app.rows<{ caseId: string; submissionId: string }>(sql`
    select case_id as "caseId", submission_id as "submissionId" from case_submission join submission using (submission_id) where may_publish`)
  await act(`/api/cases/${row!.caseId}/releases`, { submissionId: row!.submissionId, isPublic: true }, lead, 'PUT')
  for (const path of [
    '/open311/v2/requests.json',
    '/open311/v2/requests.xml',
    `/open311/v2/requests/${row!.submissionId}.xml`,
  ]) {
    const text = await whole(await doors.request(path))
    assert.ok(text.includes('پیام آزاد'), 'it is there')
    assert.deepEqual(heard(text, all()), ['words'], path)
    assert.match(text, /35\.7\b[\s\S]*51\.4\b/)
    assert.doesNotMatch(text, /T(?!00:00:00\+03:30)\d\d:/, 'no hour')
  }
})

test('after taking back, not even the covered text is left', async () => {
  for (const words of ['words', 'addition'] as const)
    assert.deepEqual(
      heard(
        (await dump('public')).get(words === 'words' ? 'submission' : 'addition')!,
        new Map([[words, formsOf(CANARY[words])]]),
      ),
      [words],
    )
  await app.rows(sql`update matter set state = 'open' where case_id = ${life.caseId}`)
  await say('withdraw', '')
  const rows = await app.rows<{ row: string }>(
    sql`select s::text as row from submission s where submission_id = ${life.submissionId}`,
  )
  assert.deepEqual(heard(rows[0]!.row, all()), [])
  assert.deepEqual(heard((await dump('public')).get('addition')!, all()), [])
  assert.deepEqual(await app.rows(sql`select from photo where submission_id = ${life.submissionId}`), [])
})
