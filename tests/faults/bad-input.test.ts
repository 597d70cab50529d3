/** What nobody should send, over HTTP: each gets a clear refusal or is made harmless, and none a fault or a stack. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { sql, type TestApp, testApp } from '../app.ts'
import { type TestAgency, testAgency } from '../journeys/agency.ts'
import { type SignedIn, signIn } from '../people.ts'
import { listen, type TestServer } from './server.ts'

const SHARED = join(process.env.PASOKH_SHARED ?? '../shared', 'data/security')
const shared = (file: string) => JSON.parse(readFileSync(join(SHARED, file), 'utf8')) as unknown
const noShared = existsSync(SHARED) ? false : 'the collections of hostile input are not on this machine'

let app: TestApp
let server: TestServer
let agency: TestAgency
let lead: SignedIn

before(async () => {
  app = await testApp()
  server = await listen(app)
  agency = await testAgency(app, 'water')
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
})
after(async () => {
  await server.close()
  await app.close()
})

/** No answer to bad input is a fault of ours, and none tells how the house is built. */
function assertCalm(status: number, text: string, what: string) {
  const isUnbuilt = status === 503 && text.includes('npm run build')
  assert.ok(isUnbuilt || (status >= 200 && status < 500), `${what}: ${status} ${text.slice(0, 300)}`)
  assert.doesNotMatch(text, /node_modules|\.ts:\d+|\bat \w+ \(|SyntaxError|syntax error at|invalid input syntax/, what)
}

async function ask(path: string, init: RequestInit = {}, what = path) {
  const answer = await fetch(server.url + path, { redirect: 'manual', ...init })
  const text = await answer.text()
  assertCalm(answer.status, text, what)
  return { status: answer.status, text, headers: answer.headers }
}

const JSON_TYPE = { 'content-type': 'application/json' }
const send = (value: unknown, what?: string) =>
  ask('/api/agencies/water/submissions', { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(value) }, what)
const sendForm = (fields: Record<string, string | File>, path = '/water') => {
  const body = new FormData()
  for (const [name, value] of Object.entries({ token: 'B'.repeat(22), do: 'send', ...fields })) body.append(name, value)
  return ask(path, { method: 'POST', body })
}
const tokenOf = (n: number) => `${n}`.padStart(22, 'x')
const coveredTexts = async () => {
  await app.work()
  return (await app.rows<{ covered: string }>(sql`select covered from submission where covered is not null`)).map(
    ({ covered }) => covered,
  )
}
const pageOf = (receipt: string) => ask('/receipt', { method: 'POST', body: new URLSearchParams({ receipt }) })
const receiptOf = (text: string) => (JSON.parse(text) as { receipt: string }).receipt

// ---- Size

const MEGABYTE = new Uint8Array(1024 * 1024).fill(97)
function* forever() {
  for (let part = 0; part < 50; part++) yield MEGABYTE
}
const SIZED: [string, string, number][] = [
  ['/api/agencies/water/submissions', 'application/json', 413],
  ['/api/receipt', 'application/json', 413],
  ['/api/session', 'application/json', 413],
  ['/water', 'multipart/form-data; boundary=x', 413],
  ['/en/water', 'application/x-www-form-urlencoded', 413],
  ['/receipt', 'application/x-www-form-urlencoded', 422],
  ['/receipt/file', 'application/x-www-form-urlencoded', 404],
  ['/open311/v2/requests.json', 'application/json', 413],
  ['/open311/v2/requests.xml', 'application/x-www-form-urlencoded', 413],
]

test('a body that says it has 50 MB is refused before it is sent', async () => {
  for (const [path, type, status] of SIZED) {
    const answer = await server.raw(
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\nContent-Length: 52428800\r\n\r\n`,
      [MEGABYTE.subarray(0, 1000)],
    )
    assert.equal(answer.status, status, `${path}: ${answer.head}`)
    assertCalm(answer.status, answer.body, path)
  }
})

test('a body that does not say how long it is is not read on past its limit', async () => {
  for (const [path, type, status] of SIZED) {
    const chunks = function* () {
      for (const part of forever()) {
        yield Buffer.from(`${part.length.toString(16)}\r\n`)
        yield part
        yield Buffer.from('\r\n')
      }
    }
    const answer = await server.raw(
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\nTransfer-Encoding: chunked\r\n\r\n`,
      chunks(),
    )
    assert.equal(answer.status, status, `${path}: ${answer.head}`)
    assert.ok(answer.sentBytes < 32 * 1024 * 1024, `${path}: ${answer.sentBytes} bytes`)
  }
})

test('an address or a header of a megabyte is refused', async () => {
  const long = 'a'.repeat(1_000_000)
  for (const head of [
    `GET /${long} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${long}\r\n\r\n`,
  ]) {
    const { status } = await server.raw(head)
    assert.ok([0, 400, 414, 431].includes(status), String(status))
  }
  assert.equal((await ask('/')).status, 200)
})

// ---- Encoding and signs

test('text that is not UTF-8 is refused, in a form, in JSON and in an address', async () => {
  const broken = Buffer.from([0x22, 0xff, 0xfe, 0xd8, 0x22])
  const inJson = Buffer.concat([Buffer.from('{"text":'), broken, Buffer.from('}')])
  assert.equal(
    (await ask('/api/agencies/water/submissions', { method: 'POST', headers: JSON_TYPE, body: inJson })).status,
    400,
  )
  const inForm = await ask('/water', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'text=%ff%fe%d8abc&do=send',
  })
  assert.equal(inForm.status, 400)
  for (const path of [
    '/%ff%fe',
    '/water?x=%ff',
    '/api/cases/%ff',
    '/logo/%ff',
    '/open311/v2/services/%ff',
    '/%',
    '/%zz',
    '/desk/assets/%ff',
  ])
    await ask(path)
})

test('a person whose link was cut in the middle of a sign sees a page that leads on, a program a problem', async () => {
  for (const [path, said] of [
    ['/en/water?text=%D8%B3%D8', /<h1>There is nothing at this address<\/h1>/],
    ['/water/results%00', /<h1>در این نشانی چیزی نیست<\/h1>/],
  ] as const) {
    const page = await app.routes.request(path, { headers: { accept: 'text/html,*/*;q=0.8' } })
    assert.deepEqual([page.status, page.headers.get('content-type')], [404, 'text/html; charset=UTF-8'])
    assert.match(await page.text(), said)
    const plain = await app.routes.request(path)
    assert.equal(plain.status, 400)
    assert.match(await plain.text(), /address-not-readable/)
  }
})

test('NUL and other control signs are refused or taken out, wherever they stand', async () => {
  assert.equal((await send({ text: 'one\u0000two' })).status, 422)
  assert.equal((await send({ text: 'ok then', service: 'leak\u0000' })).status, 422)
  await sendForm({ text: 'one\u0000two' })
  await ask('/receipt', { method: 'POST', body: new URLSearchParams({ receipt: '\u0000'.repeat(20) }) })
  await ask('/receipt/file', { method: 'POST', body: new URLSearchParams({ receipt: '1\u00002', file: '\u0000' }) })
  for (const path of [
    '/%00',
    '/water%00',
    '/en/%00',
    '/logo/%00/x',
    '/open311/v2/services/%00',
    '/open311/v2/requests/%00',
    '/open311/v2/requests?service_code=%00&jurisdiction_id=%00',
    '/api/agencies/%00/submissions',
  ])
    await ask(path)
  for (const query of ['q=%00', 'code=%00', 'after=%00', 'desk=%00'])
    await ask(`/api/cases?${query}`, { headers: { cookie: lead.cookie } })
  await ask('/api/session', {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify({ email: 'a\u0000@example.org', password: '\u0000'.repeat(20) }),
  })
})

test('ten thousand combining marks become eight', async () => {
  const { status, text } = await send({ text: `سلام e${'\u0301'.repeat(10_000)} تمام` })
  assert.equal(status, 201, text)
  const [covered] = (await coveredTexts()).filter((one) => one.includes('تمام'))
  assert.ok(covered!.length < 40, `${covered!.length}`)
})

test('a bidi override is taken out of texts, addresses and names; half-spaces stay', async () => {
  const { text } = await send({
    text: 'فایل \u202egpj.exe\u202c است و می\u200cخواهم \u2066بس\u2069',
    address: '\u202eکوچه',
  })
  const page = await pageOf(receiptOf(text))
  assert.match(page.text, /می\u200cخواهم/)
  assert.doesNotMatch((await coveredTexts()).join('\n'), /[\u202a-\u202e\u2066-\u2069]/)
})

test('numbers without measure are refused', async () => {
  for (const point of [
    { lat: 1e308, lon: 0 },
    { lat: '1e400', lon: 0 },
    { lat: 'Infinity', lon: 'NaN' },
    { lat: '9'.repeat(5000), lon: 1 },
    { lat: {}, lon: [] },
  ])
    assert.equal((await send({ text: 'a point', point })).status, 422, JSON.stringify(point).slice(0, 60))
  for (const limit of ['1e9', '-1', '0', '9'.repeat(400), 'NaN', '1;drop', '٢'])
    assert.equal(
      (await ask(`/api/cases?limit=${encodeURIComponent(limit)}`, { headers: { cookie: lead.cookie } })).status,
      422,
      limit,
    )
  await sendForm({ text: 'a point', lat: '1e400', lon: '9'.repeat(5000) })
  for (const page of ['1e9', '9'.repeat(400), '-0', '0x10']) await ask(`/open311/v2/requests?page=${page}`)
})

// ---- Photos

/** A PNG of one bit a pixel, all black: small to send, vast to unpack. */
function bomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const out = Buffer.alloc(body.length + 8)
    out.writeUInt32BE(data.length)
    body.copy(out, 4)
    out.writeUInt32BE(crc32(body), body.length + 4)
    return out
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  const rows = deflateSync(Buffer.alloc(side * (Math.ceil(side / 8) + 1)), { level: 9 })
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
const photo = (bytes: Buffer, name = 'photo.png', type = 'image/png') =>
  new File([new Uint8Array(bytes)], name, { type })

async function refusesPhoto(bytes: Buffer, name: string) {
  const { status, text } = await sendForm({ text: 'with a photo', photos: photo(bytes, name) })
  assert.equal(status, 422, name)
  assert.match(text, /id="photos-error"|href="#photos"/, name)
}

test('an image bomb is refused before it is unpacked, and what is no photo is no photo', async () => {
  await refusesPhoto(bomb(12_000), 'bomb.png')
  for (const [name, text] of [
    ['page.png', '<html><script>alert(1)</script>'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:1/x"/></svg>'],
    ['script.gif', 'GIF89a=1;alert(1)//'],
    ['empty.jpg', '\xff\xd8\xff'],
    ['../../etc/passwd', 'root:x:0:0'],
    ['mvg.png', "push graphic-context\nfill 'url(https://127.0.0.1/x)'\npop graphic-context"],
  ] as const)
    await refusesPhoto(Buffer.from(text, 'latin1'), name)
  assert.equal((await app.rows(sql`select from photo`)).length, 0)
})

test('the bombs and disguised files of the collection are refused', { skip: noShared }, async () => {
  for (const folder of ['image-bombs', 'upload-polyglots'])
    for (const file of readdirSync(join(SHARED, folder)).filter((name) => !/SOURCE|json$/.test(name)))
      await refusesPhoto(readFileSync(join(SHARED, folder, file)), file)
})

// ---- Fields that nobody asked for

test('fields that are not asked for are refused by JSON doors and change nothing in a form', async () => {
  for (const more of [
    { agencyId: agency.agencyId },
    { channel: 'counter' },
    { isAdmin: true },
    { releasedAt: '2026-01-01' },
    { submissionId: agency.leak },
  ])
    assert.equal((await send({ text: 'more than asked', ...more })).status, 422, JSON.stringify(more))
  const raw = (body: string) => ask('/api/agencies/water/submissions', { method: 'POST', headers: JSON_TYPE, body })
  assert.equal((await raw('{"text":"proto","__proto__":{"isAdmin":true}}')).status, 422)
  assert.equal((await raw('{"text":"proto","constructor":{"prototype":{"isAdmin":true}}}')).status, 422)
  assert.equal('isAdmin' in {}, false)
  const token = tokenOf(1)
  await sendForm({
    text: 'form with more',
    token,
    agencyId: 'x',
    channel: 'counter',
    received_hour: '2020-01-01',
    covered: 'x',
    __proto__: 'x',
    'constructor[prototype][isAdmin]': '1',
    released_at: '2020-01-01',
  })
  const rows = await app.rows(
    sql`select channel, released_at, may_publish from submission where channel not in ('web', 'api') or released_at is not null or may_publish`,
  )
  assert.deepEqual(rows, [])
})

type Document = {
  paths: Record<string, Record<string, { security?: unknown; requestBody?: { content: Record<string, unknown> } }>>
}
type Door = { method: string; path: string; isOfficers: boolean; isJson: boolean; hasBody: boolean }

async function jsonDoors(): Promise<Door[]> {
  const { paths } = JSON.parse((await ask('/api/openapi.json')).text) as Document
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security, requestBody }]) => ({
      method: method.toUpperCase(),
      path: path
        .replace('{slug}', 'water')
        .replace(/\{code\}/g, 'code')
        .replace(/\{\w+\}/g, agency.agencyId),
      isOfficers: security !== undefined,
      isJson: 'application/json' in (requestBody?.content ?? {}),
      hasBody: requestBody !== undefined,
    })),
  )
}

const OWN_BODIES: unknown[] = [
  {},
  [],
  null,
  'text',
  1,
  { __proto__: null, agencyId: 'x', role: 'administrator', id: 1, isAdmin: true },
  { text: ['a'], name: { $ne: null }, lang: true, kind: { toString: 1 } },
  { a: { a: { a: { a: {} } } } },
]

test('no JSON door takes a body of another shape, whoever sends it', async () => {
  const administrator = await signIn(app, { agencyId: agency.agencyId, role: 'administrator', strong: true })
  const bodies = [...OWN_BODIES, ...(noShared ? [] : (shared('mass-assignment/bodies.json') as unknown[]))]
  const taken = new Set<string>()
  for (const { method, path } of (await jsonDoors()).filter(({ isJson }) => isJson)) {
    for (const body of bodies) {
      const { status } = await ask(
        path,
        { method, headers: administrator.headers, body: JSON.stringify(body) },
        `${method} ${path} ${JSON.stringify(body)}`,
      )
      if (status < 300) taken.add(`${method} ${path} ${JSON.stringify(body)}`)
    }
  }
  // An empty object is whole where every field may be left out, and a number written as text is a text: received from a
  // person, read for how plain it is, and tried as a definition, whose answer says what is wrong with it.
  const isTextTo = ['submissions', 'templates/readings', 'definitions/preview']
  const whole = [' {}', ...isTextTo.map((door) => `${door} {"text":"1e400"}`)]
  assert.deepEqual(
    [...taken].filter((one) => !whole.some((end) => one.endsWith(end))),
    [],
  )
})

test('every JSON door refuses every other content type with 415', async () => {
  const doors = (await jsonDoors()).filter(({ isJson }) => isJson)
  assert.ok(doors.length > 30)
  for (const { method, path } of doors) {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/json',
      'application/jsonp',
      'application/json-patch+json',
      '',
    ])
      assert.equal(
        (
          await ask(
            path,
            { method, body: new Blob(['{"a":1}']), headers: { 'content-type': type } },
            `${method} ${path} ${type}`,
          )
        ).status,
        415,
        `${method} ${path} ${type}`,
      )
  }
})

// ---- JSON

const NOT_JSON = [
  '',
  '{',
  '[1,]',
  '{"a":1,}',
  "{'a':1}",
  '{a:1}',
  '[NaN]',
  '[Infinity]',
  '[01]',
  '[+1]',
  '["\t"]',
  '["\\x"]',
  '// a\n{}',
  '\u00a0{}',
  '{"a":1}}',
  'nul',
  '[1 2]',
  `${'['.repeat(100_000)}`,
]
const JSON_OF_ANOTHER_SHAPE = [
  '[]',
  '"a"',
  '1',
  'null',
  '[1e400]',
  '{"receipt":"\\ud800"}',
  '{"receipt":1}',
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  '{"receipt":"1","receipt":"2","x":1}',
  '\ufeff{"x":1}',
]

test('what is not JSON is refused with 400, and JSON of another shape with 422', async () => {
  const raw = (body: string | Uint8Array<ArrayBuffer>) =>
    ask('/api/receipt', { method: 'POST', headers: JSON_TYPE, body }, String(body).slice(0, 40))
  for (const body of NOT_JSON) assert.equal((await raw(body)).status, 400, body.slice(0, 40))
  for (const body of JSON_OF_ANOTHER_SHAPE) assert.ok([404, 422].includes((await raw(body)).status), body.slice(0, 40))
})

test('the JSON test suite: what must be refused is, and nothing of it is a fault', { skip: noShared }, async () => {
  const folder = join(SHARED, 'json-test-suite/test_parsing')
  for (const file of readdirSync(folder)) {
    const body = readFileSync(join(folder, file))
    const { status } = await ask('/api/receipt', { method: 'POST', headers: JSON_TYPE, body }, file)
    if (file.startsWith('n_')) assert.equal(status, 400, file)
    else if (file.startsWith('y_')) assert.equal(status, 422, file)
    else assert.ok([400, 422].includes(status), file)
  }
})

// ---- Addresses, methods, headers

test('no trick in an address leads out of the house or to a fault', async () => {
  const tricks = [
    '//water',
    '/./water',
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/static/..%2f..%2fpackage.json',
    '/desk/assets/..%2f..%2f..%2fpackage.json',
    '/desk/assets/%2e%2e%2findex.html',
    '/desk/..%5c..%5cpackage.json',
    '/logo/..%2f..%2f/x',
    '/water/',
    '/WATER',
    '/water;x=1',
    '/water%20',
    '/water%0d%0aX-Bad:1',
    '/en/en/water',
    '/api/../water',
    '/api//receipt',
    '/api/cases/..%2fsession',
    '/.env',
    '/.git/config',
    '/keys/master.key',
    '/data',
    '/constructor',
    '/__proto__',
    '/en/__proto__',
    '/api/toString',
    '/logo/__proto__/constructor',
    '/open311/v2/services/__proto__',
    '/open311/v2/requests/constructor.xml',
  ]
  for (const path of tricks) {
    const { status, head, body } = await server.raw(
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    )
    assertCalm(status, body, path)
    assert.doesNotMatch(body, /"workspaces"|BEGIN|root:x/, path)
    assert.doesNotMatch(head, /^x-bad/im, path)
  }
})

test('a request whose end can be read in two ways is refused', async () => {
  const head = 'POST /api/receipt HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'
  for (const two of [
    'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /livez HTTP/1.1\r\n\r\n',
    'Content-Length: 4\r\nContent-Length: 40\r\n\r\n{}',
    'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n',
  ]) {
    const { status, body } = await server.raw(head + two)
    assert.ok(status === 400 || status === 0, `${two}: ${status}`)
    assert.doesNotMatch(body, /HTTP\/1\.1 200/)
  }
})

test('methods that nobody offers do nothing, and no header or field changes a method', async () => {
  for (const method of ['TRACE', 'TRACK', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'DEBUG', 'BREW']) {
    for (const path of ['/', '/water', '/receipt', '/api/receipt', '/open311/v2/requests']) {
      const { status, body } = await server.raw(
        `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nX-Secret: echo-me\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
      )
      assert.ok([400, 404, 405, 501].includes(status), `${method} ${path}: ${status}`)
      assert.doesNotMatch(body, /echo-me/)
    }
  }
  for (const name of ['x-http-method-override', 'x-http-method', 'x-method-override'])
    assert.equal(
      (await ask('/api/session', { method: 'POST', headers: { ...JSON_TYPE, [name]: 'DELETE' }, body: '{}' })).status,
      422,
    )
  assert.equal(
    (
      await ask('/receipt?_method=DELETE', {
        method: 'POST',
        body: new URLSearchParams({ _method: 'DELETE', receipt: '1' }),
      })
    ).status,
    422,
  )
})

test('a line break in a field makes no header, in an answer or in a letter', async () => {
  const contact = { mail: 'a@example.org\r\nBcc: everyone@example.org' }
  assert.equal((await send({ text: 'a letter', contact, wantsUpdates: true })).status, 422)
  assert.equal((await sendForm({ text: 'a letter', contact: contact.mail, wantsUpdates: 'on' })).status, 422)
  const answer = await ask('/open311/v2/services?lang=en%0d%0aSet-Cookie:a=b&format=xml%0d%0aX-Bad:1')
  assert.equal(answer.headers.get('set-cookie'), null)
  assert.equal(answer.headers.get('x-bad'), null)
})

test('links in letters and pages are of the address that the operator set, whatever Host says', async () => {
  const administrator = await signIn(app, { agencyId: agency.agencyId, role: 'administrator', strong: true })
  const forged =
    'Host: evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nForwarded: host=evil.example\r\nX-Original-URL: /desk\r\nX-Rewrite-URL: /desk'
  for (const path of [
    '/',
    '/water',
    '/en/water',
    '/receipt',
    '/desk',
    '/desk/',
    '/open311/discovery.json',
    '/api/openapi.json',
    '/none',
  ]) {
    const { status, head, body } = await server.raw(`GET ${path} HTTP/1.1\r\n${forged}\r\nConnection: close\r\n\r\n`)
    assertCalm(status, body, path)
    assert.doesNotMatch(head + body, /evil\.example/, path)
  }
  await app.routes.request(`http://evil.example/api/officers/${lead.officerId}/reset`, {
    method: 'POST',
    headers: { ...administrator.headers, host: 'evil.example' },
    body: '{}',
  })
  await app.routes.request(`/api/officers/${lead.officerId}/reset`, {
    method: 'POST',
    headers: { ...administrator.headers, host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    body: '{}',
  })
  await app.work()
  assert.ok(app.sent.letters.length > 0, 'a letter was sent')
  for (const { text } of app.sent.letters) {
    assert.doesNotMatch(text, /evil\.example/)
    assert.match(text, /http:\/\/localhost:8137\//)
  }
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
})

// ---- Texts that do something elsewhere

test('a formula in a text is a text in the table that officers take away', async () => {
  const formulas = [
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(1,1)',
    '\t=1+1',
    "=cmd|' /C calc'!A0",
    '＝1+1',
    '\u200f=1+1',
    ...(noShared ? [] : (shared('csv-injection/payloads.json') as string[])),
  ]
  for (const text of formulas) await send({ text, service: 'leak' })
  await app.work()
  const { text } = await ask('/api/cases.csv?state=all&limit=200', { headers: { cookie: lead.cookie } })
  const cells = (parse(text, { bom: true }) as string[][]).flat()
  assert.ok(cells.includes("'=1+1") && cells.length > 9 * formulas.length)
  assert.deepEqual(
    cells.filter((cell) => /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell)),
    [],
  )
})

const MARKUP = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<svg/onload=alert(1)>',
  '</textarea><script>alert(1)</script>',
  '&lt;script&gt;',
  '{{7*7}} $' + '{7*7}',
  '<!--',
  ']]><b>',
  'javascript:alert(1)',
]

test('markup in a text, an address or a field is shown as it was typed', async () => {
  const payloads = [...MARKUP, ...(noShared ? [] : (shared('xss-rich-text/payloads.json') as string[]))]
  for (const [n, payload] of payloads.entries()) {
    const { text } = await send(
      { text: `see ${payload}`, address: payload.slice(0, 300), token: tokenOf(1000 + n) },
      payload,
    )
    const page = await pageOf(receiptOf(text))
    const error = await sendForm({
      text: ' ',
      address: payload,
      contact: payload,
      lat: payload,
      service: payload,
      token: payload,
    })
    for (const shown of [page.text, error.text]) {
      const tags = [
        ...shown.matchAll(/<(script|img|svg|iframe|math|style|video|body|details|object|embed|base|meta)\b[^>]*>/gi),
      ].map(([tag]) => tag)
      assert.deepEqual(
        tags.filter((tag) => /alert|onerror|onload|ontoggle|srcdoc|javascript:/i.test(tag)),
        [],
        payload,
      )
      assert.ok(!shown.includes(payload) || !/[<>"']/.test(payload), payload)
    }
  }
})

const TOGETHER = 40

test('naughty strings are taken or refused, and none is a fault, when sent or when understood', {
  skip: noShared,
}, async () => {
  const strings = (shared('blns/blns.json') as string[]).filter((text) => text.trim().length > 1)
  const unicode = Object.values(shared('unicode-attacks/unicode-attacks.json') as Record<string, string[]>).flat()
  const all = [...strings, ...unicode]
  for (let at = 0; at < all.length; at += TOGETHER) {
    // One place may send 600 an hour; what is counted is forgotten with the day.
    app.setNow(new Date(app.now().getTime() + 2 * 3_600_000))
    await Promise.all(
      all.slice(at, at + TOGETHER).map(async (text) => {
        const { status } = await send({ text }, text.slice(0, 60))
        assert.ok([201, 422].includes(status), `${status} ${text.slice(0, 60)}`)
      }),
    )
  }
  await app.work()
  app.setNow('2026-11-21T06:30:00Z')
})

// A reading that grows with the square of the text takes hours here; the bound is not what a text may take.
test('no text holds up the reading of texts', { skip: noShared, timeout: 300_000 }, async () => {
  const { long } = shared('redos/strings.json') as { long: string[] }
  app.setNow('2026-12-24T06:30:00Z')
  for (const text of long) {
    await send({ text: text.slice(0, 4000) }, text.slice(0, 40))
    await app.work()
  }
  app.setNow('2026-11-21T06:30:00Z')
})

test('after all of this the house stands: nothing failed, and a message still arrives', async () => {
  const faults = app.logged.filter((line) => /request-failed|job-failed/.test(line))
  assert.deepEqual(faults, [])
})
