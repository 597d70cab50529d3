/** The doors of settings: who may come in, what they show and change, and that no agency reaches another through them. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import sharp from 'sharp'
import type { Operation } from '#kit/api.ts'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type SignedIn, signIn } from '../../tests/people.ts'
import { placesApi } from '../places/index.ts'
import { createAgency } from './actions.ts'
import { firstHours } from './calendar-rules.ts'
import { addCalendar } from './calendars.store.ts'
import { agenciesApi } from './index.ts'
import { addDesk, addOffice } from './offices.store.ts'
import { isReserved } from './rules.ts'

let app: TestApp
let mine: Settled
let theirs: Settled
before(async () => {
  app = await testApp()
  mine = await settle('mine')
  theirs = await settle('theirs')
})
after(() => app.close())

const text = (fa: string, en = fa) => ({ fa, en })
const HOURS = firstHours('Asia/Tehran', new Date('2026-11-21T06:30:00Z'))
const CORNERS = '0,0 1,0 1,1 0,1 0,0'.split(' ').map((corner) => corner.split(',').map(Number))
const SQUARE = { type: 'Polygon', coordinates: [CORNERS] }

type Settled = Awaited<ReturnType<typeof settle>>

/** An agency with an administrator and an officer signed in, and one of each thing, made through the doors. */
async function settle(slug: string, more: object = {}) {
  const ids = await app.db.open(async (tx) => {
    const agencyId = await createAgency(app, tx, { slug, name: text('دستگاه', slug), ...more })
    const calendarId = await addCalendar(tx, { name: text('اداری'), hours: HOURS })
    const officeId = await addOffice(tx, { name: text('مرکزی'), calendarId })
    const deskId = await addDesk(tx, { officeId, name: text('تفکیک'), sorting: true })
    return { agencyId, calendarId, officeId, deskId }
  })
  const admin = await signIn(app, { agencyId: ids.agencyId, role: 'administrator' })
  const officer = await signIn(app, { agencyId: ids.agencyId, role: 'officer' })
  const id = async (path: string, body: object, method = 'POST') =>
    (await ask(admin, method, path, body)).json.id as string
  const serviceId = await id('/services', { code: 'light', name: text('چراغ', 'Light') })
  const areaId = await id('/areas', { name: text('باغ', 'Garden'), border: SQUARE })
  const templateId = await id('/templates', { outcome: 'done', name: text('شد'), body: text('شد') })
  const rule = { serviceId, areaId, deskId: ids.deskId }
  const responsibilityId = await id('/responsibilities', rule, 'PUT')
  return { ...ids, admin, officer, serviceId, areaId, templateId, responsibilityId }
}

async function ask(who: SignedIn | null, method: string, path: string, body?: unknown, type?: string) {
  const { cookie, 'x-csrf-token': csrf } = who?.headers ?? {}
  const isRaw = type !== undefined
  const answer = await app.routes.request(`http://localhost/api${path}`, {
    method,
    headers: {
      ...(cookie && csrf && { cookie, 'x-csrf-token': csrf }),
      ...(body !== undefined && { 'content-type': type ?? 'application/json' }),
    },
    ...(body !== undefined && { body: isRaw ? (body as string) : JSON.stringify(body) }),
  })
  const shown = await answer.text()
  // Every answer of these doors is JSON or nothing.
  return { status: answer.status, json: shown ? JSON.parse(shown) : null, headers: answer.headers }
}

const items = async (who: SignedIn, path: string) => (await ask(who, 'GET', path)).json.items

/** A body that fits, for every door that takes one, with the ids of one agency. */
const bodies = (of: Settled): Record<string, unknown> => ({
  'post /agencies': {
    agency: { slug: 'made-here', name: text('تازه') },
    administrator: { name: 'x', email: 'x@example.org' },
  },
  'patch /agency': { confirmDays: 20 },
  'post /offices': { name: text('شعبه'), calendarId: of.calendarId },
  'put /offices/:officeId': { name: text('دیگر'), calendarId: of.calendarId },
  'post /desks': { officeId: of.officeId, name: text('میز') },
  'put /desks/:deskId': { officeId: of.officeId, name: text('میز'), sorting: true },
  'put /desks/:deskId/officers': { officerIds: [of.officer.officerId] },
  'post /services': { code: 'road', name: text('راه') },
  'put /services/:serviceId': { code: 'light', name: text('چراغ‌ها') },
  'put /services/:serviceId/examples': { examples: ['چراغ خاموش است'] },
  'post /services/:serviceId/targets': { firstReplyDays: 2, solutionDays: 5 },
  'post /calendars': { name: text('دیگر'), hours: HOURS },
  'put /calendars/:calendarId': { name: text('دیگر'), hours: HOURS, version: 1 },
  'post /calendars/:calendarId/holidays': { exceptions: [{ on: '2026-12-23', spans: [], name: text('تعطیل') }] },
  'put /refusal-reasons/:code': { name: text('بودجه نیست') },
  'put /umbrella-rules': { mostFirstReplyDays: 3, mostSolutionDays: null, reasonCodes: null },
  'post /templates': { outcome: 'done', name: text('شد'), body: text('شد') },
  'put /templates/:templateId': { outcome: 'done', name: text('شد'), body: text('شد') },
  'post /templates/readings': { text: 'شد' },
  'post /areas': { name: text('دشت'), border: SQUARE },
  'put /areas/:areaId': { name: text('دشت'), border: SQUARE },
  'put /responsibilities': { serviceId: of.serviceId, areaId: of.areaId, deskId: of.deskId },
  'post /responsible-office': { serviceId: of.serviceId, areaId: of.areaId },
})

/** Doors that only answer, though what is asked comes in a body. */
const ASKING = ['/responsible-office', '/templates/readings']

const guarded = (): Operation[] => [...agenciesApi(app), ...placesApi(app)].filter(({ spec }) => spec.who === 'officer')

const call = (who: SignedIn | null, { spec: { method, path, file } }: Operation, ids: Settled, in_: Settled) => {
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    name === 'code' ? 'no-budget' : String(ids[name as 'deskId']),
  )
  const type = file?.[0]
  return ask(who, method.toUpperCase(), filled, type ? 'x' : bodies(in_)[`${method} ${path}`], type)
}

describe('every door of settings', () => {
  it('asks who is there first', async () => {
    for (const door of guarded()) assert.equal((await call(null, door, mine, mine)).status, 401, door.spec.path)
  })

  it('lets an officer of the desk read and change nothing', async () => {
    for (const door of guarded()) {
      const { status } = await call(mine.officer, door, mine, mine)
      const isReading = door.spec.method === 'get' || ASKING.includes(door.spec.path)
      assert.equal(status, isReading ? 200 : 403, `${door.spec.method} ${door.spec.path}`)
    }
  })

  it('refuses a change without the CSRF token', async () => {
    const bare = { ...mine.admin, headers: { ...mine.admin.headers, 'x-csrf-token': 'x' } }
    for (const door of guarded()) {
      if (door.spec.method === 'get') continue
      assert.equal((await call(bare, door, mine, mine)).json.title, 'csrf-token-wrong', door.spec.path)
    }
  })

  it('does not find what is another agency’s, and leaves it as it was', async () => {
    const before = await everything(theirs.agencyId)
    for (const door of guarded().filter(({ spec }) => /:\w+Id/.test(spec.path))) {
      const { status } = await call(mine.admin, door, theirs, mine)
      assert.ok([404, 415, 422].includes(status), `${door.spec.method} ${door.spec.path} gave ${status}`)
    }
    for (const [name, body] of Object.entries(bodies(theirs))) {
      const [method, path] = name.split(' ') as [string, string]
      if (!/[0-9a-f]{8}-/.test(JSON.stringify(body)) || path === '/agencies') continue
      const filled = path.replace(/:(\w+)/g, (_, id: string) => String(mine[id as 'deskId']))
      const { status, json } = await ask(mine.admin, method.toUpperCase(), filled, body)
      if (path === '/responsible-office') assert.equal(json.deskId, mine.deskId)
      else assert.ok([404, 422].includes(status), `${name} with the ids of another agency gave ${status}`)
    }
    assert.deepEqual(await everything(theirs.agencyId), before)
  })
})

/** Every row of an agency in the tables of these slices. */
const everything = async (agencyId: string) => {
  const tables =
    'office desk officer_desk service service_example service_target calendar refusal_reason template area responsibility'
  const rows: Record<string, unknown> = {}
  for (const name of tables.split(' '))
    rows[name] = await app.rows(
      sql`select to_jsonb(t) as row from ${sql.table(name)} t where agency_id = ${agencyId} order by 1`,
    )
  return rows
}

describe('the addresses of this installation', () => {
  it('begin with a word that no agency can have', () => {
    const first = app.routes.routes.map(({ path }) => path.split('/')[1] ?? '').filter((word) => /^[a-z]/.test(word))
    assert.ok(first.includes('api') && first.includes('logo'))
    for (const word of first) assert.ok(isReserved(word), word)
  })
})

describe('what the doors change', () => {
  it('PATCH /agency changes what is given, and names an umbrella’s rule', async () => {
    const umbrella = await settle('roof', { kind: 'umbrella' })
    const made = await ask(umbrella.admin, 'POST', '/agencies', {
      agency: { slug: 'under-roof', name: text('زیر چتر', 'Under') },
      administrator: { name: 'سرپرست', email: 'Under@Example.org' },
    })
    assert.equal(made.status, 201)
    const admin = await signIn(app, { agencyId: made.json.id, role: 'administrator' })
    const demands = { mostRetentionDays: 400, leastMinGroup: 12 }
    assert.deepEqual((await ask(umbrella.admin, 'PATCH', '/agency', { demands })).json.demands, demands)
    const broken = await ask(admin, 'PATCH', '/agency', { retentionDays: 401 })
    assert.deepEqual(
      [broken.status, broken.json.title, broken.json.rule, broken.json.limit],
      [409, 'umbrella-rule', 'most-retention-days', 400],
    )
    const changed = await ask(admin, 'PATCH', '/agency', { words: { intro: text('درود', 'Hello') }, open: false })
    assert.deepEqual([changed.json.words.intro.en, changed.json.open, changed.json.minGroup], ['Hello', false, 12])
    assert.equal((await ask(admin, 'PATCH', '/agency', { minGroup: 9 })).status, 422)
    assert.equal((await ask(admin, 'PATCH', '/agency', { slug: 'other' })).status, 422)
    assert.equal((await ask(admin, 'PATCH', '/agency', { zone: 'Asia/Nowhere' })).status, 422)
    assert.equal((await ask(mine.admin, 'PATCH', '/agency', { demands })).json.title, 'only-an-umbrella')
    const again = {
      agency: { slug: 'under-roof', name: text('باز') },
      administrator: { name: 'x', email: 'y@example.org' },
    }
    assert.equal((await ask(umbrella.admin, 'POST', '/agencies', again)).json.title, 'slug-taken')
    assert.equal((await ask(mine.admin, 'POST', '/agencies', again)).json.title, 'only-an-umbrella')
    assert.equal((await items(admin, '/desks')).filter(({ sorting }: { sorting: boolean }) => sorting).length, 1)
  })

  it('GET /agencies pages through all of them, each once', async () => {
    const slugs: string[] = []
    for (let after = ''; ; ) {
      const { json } = await ask(null, 'GET', `/agencies?limit=1${after && `&after=${after}`}`)
      slugs.push(...json.items.map(({ slug }: { slug: string }) => slug))
      if (json.next === null) break
      after = json.next
    }
    assert.deepEqual(slugs, [...new Set(slugs)].sort())
    assert.ok(slugs.includes('mine') && slugs.includes('theirs'))
    const { json } = await ask(null, 'GET', '/agencies')
    assert.ok(!JSON.stringify(json).includes('retention'))
  })

  it('services keep every promise that was made, and codes are not given twice', async () => {
    const of = `/services/${mine.serviceId}`
    for (const firstReplyDays of [3, 1])
      assert.equal((await ask(mine.admin, 'POST', `${of}/targets`, { firstReplyDays, solutionDays: 5 })).status, 204)
    assert.equal((await ask(mine.admin, 'POST', `${of}/targets`, { firstReplyDays: 6, solutionDays: 5 })).status, 422)
    const versions = await items(mine.admin, `${of}/targets`)
    assert.deepEqual(
      versions.slice(0, 2).map(({ firstReplyDays }: { firstReplyDays: number }) => firstReplyDays),
      [1, 3],
    )
    assert.equal(
      (await ask(mine.admin, 'POST', '/services', { code: 'light', name: text('باز') })).json.title,
      'code-taken',
    )
    assert.equal((await ask(mine.admin, 'PUT', `${of}/examples`, { examples: ['ب', 'ab', 'چراغ'] })).status, 422)
    assert.equal((await ask(mine.admin, 'PUT', `${of}/examples`, { examples: ['ab', 'چراغ', 'ab'] })).status, 204)
    assert.deepEqual((await ask(mine.admin, 'GET', `${of}/examples`)).json.examples, ['ab', 'چراغ'])
    assert.equal((await ask(mine.admin, 'PUT', of, { code: 'light', name: text('چراغ'), retired: true })).status, 204)
    assert.equal((await items(mine.admin, '/services')).at(-1).retired, true)
    await ask(mine.admin, 'PUT', of, { code: 'light', name: text('چراغ') })
  })

  it('the desk "to be sorted" stays one, open, in an open office', async () => {
    const desk = `/desks/${mine.deskId}`
    const body = { officeId: mine.officeId, name: text('تفکیک') }
    assert.equal((await ask(mine.admin, 'PUT', desk, { ...body, sorting: false })).json.title, 'one-desk-sorts')
    const closed = await ask(mine.admin, 'PUT', desk, { ...body, sorting: true, closed: true })
    assert.equal(closed.json.title, 'sorting-desk-stays-open')
    const office = { name: text('مرکزی'), calendarId: mine.calendarId, closed: true }
    assert.equal(
      (await ask(mine.admin, 'PUT', `/offices/${mine.officeId}`, office)).json.title,
      'sorting-desk-stays-open',
    )
  })

  it('officers are seated at a desk of their own agency only', async () => {
    const path = `/desks/${mine.deskId}/officers`
    const { officerId } = mine.officer
    assert.equal((await ask(mine.admin, 'PUT', path, { officerIds: [officerId, officerId] })).status, 204)
    const [desk] = (await items(mine.admin, '/desks')).filter(({ deskId }: Settled) => deskId === mine.deskId)
    assert.deepEqual(desk.officerIds, [officerId])
    const strangers = { officerIds: [theirs.officer.officerId] }
    assert.equal((await ask(mine.admin, 'PUT', path, strangers)).json.title, 'no-such-officer')
  })

  it('calendars: never closed for ever, not written over, holidays by form and by file', async () => {
    const path = `/calendars/${mine.calendarId}`
    const present = async () =>
      (await items(mine.admin, '/calendars')).find(({ calendarId }: Settled) => calendarId === mine.calendarId)
    const { version, name, hours } = await present()
    const never = { name, hours: { ...hours, week: {} }, version }
    assert.equal((await ask(mine.admin, 'PUT', path, never)).json.title, 'calendar-never-opens')
    const exceptions = [{ on: '2026-12-23', spans: [{ fromMinute: 480, toMinute: 720 }], name: text('نیمه‌روز') }]
    assert.equal((await ask(mine.admin, 'POST', `${path}/holidays`, { exceptions })).status, 204)
    assert.equal((await ask(mine.admin, 'PUT', path, { name, hours, version })).json.title, 'changed-meanwhile')
    const csv = 'date,fa\n1405/12/20,عید\nno day,x\n'
    const read = await ask(mine.admin, 'POST', `${path}/holiday-files`, csv, 'text/csv; charset=utf-8')
    assert.deepEqual([read.json.added, read.json.skipped.map(({ line }: { line: number }) => line)], [1, [3]])
    const ics = 'BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270106\r\nSUMMARY:Day off\r\nEND:VEVENT\r\n'
    assert.equal((await ask(mine.admin, 'POST', `${path}/holiday-files`, ics, 'text/calendar')).json.added, 1)
    const days = (await present()).hours.exceptions.map(({ on }: { on: string }) => on)
    for (const day of ['2026-12-23', '2027-03-11', '2027-01-06']) assert.ok(days.includes(day), day)
    assert.equal((await ask(mine.admin, 'POST', `${path}/holiday-files`, 'x', 'text/csv')).json.title, 'no-holidays')
    assert.equal((await ask(mine.admin, 'POST', `${path}/holiday-files`, 'x', 'text/html')).status, 415)
    const long = 'x'.repeat(600_000)
    assert.equal((await ask(mine.admin, 'POST', `${path}/holiday-files`, long, 'text/csv')).status, 413)
  })

  it('the narrower rule sends a case, and taking it away lets the wider one', async () => {
    const to = async (body: object) => (await ask(mine.admin, 'POST', '/responsible-office', body)).json
    const asked = { serviceId: mine.serviceId, point: { lat: 0.5, lon: 0.5 } }
    const narrow = await to(asked)
    assert.deepEqual([narrow.areaId, narrow.why.rule, narrow.why.area], [mine.areaId, 'service-and-area', 'point'])
    await ask(mine.admin, 'DELETE', `/responsibilities/${mine.responsibilityId}`)
    assert.equal((await to(asked)).why.rule, 'sorting')
    await ask(mine.admin, 'PUT', '/responsibilities', { serviceId: null, areaId: null, deskId: mine.deskId })
    assert.equal((await to(asked)).why.rule, 'everything')
    const desk = await ask(mine.admin, 'POST', '/desks', { officeId: mine.officeId, name: text('دیگر') })
    await ask(mine.admin, 'PUT', '/responsibilities', { serviceId: mine.serviceId, areaId: null, deskId: desk.json.id })
    assert.deepEqual([(await to(asked)).deskId, (await to(asked)).why.rule], [desk.json.id, 'service'])
    await ask(mine.admin, 'PUT', `/desks/${desk.json.id}`, {
      officeId: mine.officeId,
      name: text('دیگر'),
      closed: true,
    })
    assert.equal((await to(asked)).why.rule, 'everything', 'a closed desk is passed over')
    const open = { type: 'Polygon', coordinates: [CORNERS.slice(0, 4)] }
    assert.equal((await ask(mine.admin, 'POST', '/areas', { name: text('باز'), border: open })).status, 422)
  })

  it('nobody adds without end', async () => {
    const sparse = await settle('sparse')
    await app.rows(sql`
      insert into template (agency_id, outcome, name, body)
      select ${sparse.agencyId}, 'done', '{"fa":"x","en":"x"}', '{"fa":"x","en":"x"}' from generate_series(1, 498)`)
    const template = { outcome: 'done', name: text('x'), body: text('x') }
    assert.equal((await ask(sparse.admin, 'POST', '/templates', template)).status, 201)
    assert.equal((await ask(sparse.admin, 'POST', '/templates', template)).json.title, 'too-many')
  })

  it('every change is a line of the record that names the setting and holds no text', async () => {
    const lines = await app.rows<{ setting: string; body: string }>(sql`
      select body->>'setting' as setting, body::text from record_waiting
      where agency_id = ${mine.agencyId} and type like '%.setting-changed'`)
    const settings = new Set(lines.map(({ setting }) => setting))
    for (const name of ['service', 'service-target', 'desk', 'desk-officers', 'holidays', 'area', 'responsibility'])
      assert.ok(settings.has(name), name)
    assert.doesNotMatch(JSON.stringify(lines), /[\u0600-\u06ff]/)
  })
})

describe('a logo', () => {
  const put = (bytes: Buffer | string, type = 'image/png') => ask(mine.admin, 'PUT', '/agency/logo', bytes, type)
  const picture = (side: number) => sharp({ create: { width: side, height: side, channels: 3, background: '#08f' } })

  it('is drawn anew as a PNG of bounded size and served to everybody', async () => {
    const jpeg = await picture(900)
      .withExif({ IFD0: { Artist: 'Somebody' } })
      .jpeg()
      .toBuffer()
    const { status, json } = await put(jpeg, 'image/jpeg')
    assert.equal(status, 200)
    const served = await app.routes.request(`http://localhost/logo/mine?${json.logoTag}`)
    const bytes = Buffer.from(await served.arrayBuffer())
    const { format, width, exif } = await sharp(bytes).metadata()
    assert.deepEqual([format, width, exif], ['png', 600, undefined])
    assert.equal(served.headers.get('content-type'), 'image/png')
    assert.equal(served.headers.get('x-content-type-options'), 'nosniff')
    assert.match(served.headers.get('cache-control') ?? '', /immutable/)
    const plain = await app.routes.request('http://localhost/logo/mine')
    assert.doesNotMatch(plain.headers.get('cache-control') ?? '', /immutable/)
  })

  it('stands on the agency’s public page, where its address leads to it', async () => {
    const page = await (await app.routes.request('http://localhost/en/mine')).text()
    const [, src] = /<img src="(\/logo\/[^"]+)"/.exec(page) ?? []
    const served = await app.routes.request(`http://localhost${src}`)
    assert.equal(served.status, 200)
    assert.match(served.headers.get('cache-control') ?? '', /immutable/)
  })

  it('is no SVG, no text, no bomb and not too large', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    assert.equal((await put(svg)).json.title, 'not-a-picture')
    assert.equal((await put(svg, 'image/svg+xml')).status, 415)
    assert.equal((await put('\u0089PNG hello')).json.title, 'not-a-picture')
    const bomb = await picture(5000).png({ compressionLevel: 9 }).toBuffer()
    assert.ok(bomb.length < 512 * 1024)
    assert.equal((await put(bomb)).json.title, 'not-a-picture')
    assert.equal((await put(Buffer.alloc(600_000))).status, 413)
  })

  it('can be taken away', async () => {
    assert.equal((await ask(mine.admin, 'DELETE', '/agency/logo')).status, 204)
    assert.equal((await app.routes.request('http://localhost/logo/mine')).status, 404)
    assert.equal((await app.routes.request('http://localhost/logo/nobody')).status, 404)
  })
})
