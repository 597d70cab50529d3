/** The made-up town as it stands in an installation: whole, harmless to load twice, and answered for everywhere. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { SUBMISSIONS } from '../../tests/town/submissions.ts'
import { type Agency, type AreaCode, TOWN } from '../../tests/town/town.ts'
import { agencyKey, desksOf, dueDates, listAgencies, servicesOf } from '../agencies/index.ts'
import { areaOf, responsibleOffice } from '../places/index.ts'
import { loadTownSettings, type TownLoaded } from './sample.ts'

let app: TestApp
let loaded: TownLoaded
before(async () => {
  app = await testApp()
  loaded = await loadTownSettings(app, TOWN)
})
after(() => app.close())

const counts = async () => {
  const tables = ['agency', 'officer', 'office', 'desk', 'officer_desk', 'service', 'service_example', 'service_target']
  const more = [
    'area',
    'address',
    'asset',
    'place_version',
    'responsibility',
    'refusal_reason',
    'template',
    'calendar',
    'agency_key',
    'record_waiting',
  ]
  const rows = await app.rows(
    sql`select ${sql.join([...tables, ...more].map((name) => sql`(select count(*) from ${sql.table(name)}) as ${sql.ref(name)}`))}`,
  )
  return rows[0] as Record<string, number>
}

test('loadTownSettings() makes the whole town and gives a password once', async () => {
  const total = (of: (agency: Agency) => number) => TOWN.agencies.reduce((sum, agency) => sum + of(agency), 0)
  const made = await counts()
  assert.equal(made.agency, TOWN.agencies.length)
  assert.equal(
    made.officer,
    total(({ officers }) => officers.length),
  )
  assert.equal(
    made.officer_desk,
    total(({ officers }) => officers.reduce((sum, { desks }) => sum + desks.length, 0)),
  )
  assert.equal(
    made.service,
    total(({ services }) => services.length),
  )
  assert.equal(made.service_target, made.service)
  // And the town itself, in which they lie.
  assert.equal(made.area, (TOWN.areas.length + 1) * TOWN.agencies.length)
  assert.equal(made.address, TOWN.addresses.length * TOWN.agencies.length)
  assert.equal(made.asset, TOWN.assets.length * TOWN.agencies.length)
  assert.equal(
    made.template,
    total(({ templates }) => templates.length),
  )
  assert.match(loaded.password ?? '', /^.{16}$/)
})

test('loadTownSettings() a second time changes nothing and finds the same ids', async () => {
  const before = await counts()
  await app.db.in(loaded.agencies.get('post')!.agencyId, (tx) =>
    tx.run(sql`update agency set confirm_days = 30 where slug = 'post'`),
  )
  const again = await loadTownSettings(app, TOWN)
  assert.equal(again.password, null)
  assert.deepEqual(again.agencies, loaded.agencies)
  assert.deepEqual(await counts(), before)
  const agencies = await app.db.open((tx) => listAgencies(tx))
  assert.equal(agencies.find(({ slug }) => slug === 'post')?.confirmDays, 30)
})

/** The office for a service in an area, by the rule stated in the town's shape.ts. */
function officeFor(agency: Agency, service: string, area: AreaCode): string {
  const weight = (line: Agency['responsibilities'][number]) =>
    (line.service === '*' ? 0 : 2) + (line.area === '*' ? 0 : 1)
  return agency.responsibilities
    .filter((line) => [service, '*'].includes(line.service) && [area, '*'].includes(line.area))
    .sort((a, b) => weight(b) - weight(a))[0]!.office
}

test('responsibleOffice() sends every service in every area to the office and desk of the town', async () => {
  for (const agency of TOWN.agencies) {
    const ids = loaded.agencies.get(agency.slug)!
    await app.db.in(ids.agencyId, async (tx) => {
      for (const service of agency.services)
        for (const area of TOWN.areas) {
          const office = officeFor(agency, service.code, area.code)
          const desk = agency.desks.find((each) => each.office === office && each.services.includes(service.code))!
          const found = await responsibleOffice(tx, ids.services.get(service.code)!, {
            areaId: ids.areas.get(area.code)!,
          })
          assert.deepEqual([found.officeId, found.deskId], [ids.offices.get(office), ids.desks.get(desk.code)])
        }
      const unknown = await responsibleOffice(tx, null, { text: 'نمی‌دانم کجا' })
      const sorting = (await desksOf(tx)).find((desk) => desk.sorting)
      assert.equal(unknown.deskId, sorting?.deskId)
      assert.deepEqual(unknown.why, {
        rule: 'sorting',
        area: 'not-found',
        reason: 'unknown-service',
        areaId: null,
        over: [],
      })
    })
  }
})

const TWICE = 'کوچه آفتابگردان'

test('areaOf() knows each area of the town by its names, its own streets and middle', async () => {
  const city = loaded.agencies.get('city')!
  await app.db.in(city.agencyId, async (tx) => {
    for (const { code, name, aliases, streets, centre } of TOWN.areas) {
      const areaId = city.areas.get(code)
      for (const text of [name.fa, name.en, ...aliases, ...streets.filter((street) => street !== TWICE)])
        assert.equal((await areaOf(tx, { text: `ساکن ${text}، پلاک ۱۲` })).areaId, areaId, text)
      assert.equal((await areaOf(tx, { point: { lat: centre[0], lon: centre[1] } })).areaId, areaId)
    }
  })
})

test('areaOf() finds every house that a message of the town names', async () => {
  for (const { slug } of TOWN.agencies) {
    const { agencyId, areas } = loaded.agencies.get(slug)!
    const named = SUBMISSIONS.filter(({ agency, address }) => agency === slug && address?.includes('، پلاک '))
    await app.db.in(agencyId, async (tx) => {
      for (const { id, address, area } of named) {
        const found = await areaOf(tx, { address: address! })
        assert.deepEqual([found.level, found.areaId], ['house', areas.get(area!)], id)
      }
    })
  }
})

test('the form of the town asks which of two lanes of one name is meant, and takes the answer', async () => {
  const { areas } = loaded.agencies.get('city')!
  const both = TOWN.areas.filter(({ streets }) => streets.includes(TWICE))
  assert.equal(both.length, 2)
  const address = `${TWICE}، پلاک ۷`
  const post = async (path: string, more: Record<string, string>) => {
    const token = app.random(16).toString('base64url')
    const fields = { token, do: 'send', text: 'چراغ سر کوچه روشن نمی‌شود', address, ...more }
    const answer = await app.routes.request(path, { method: 'POST', body: new URLSearchParams(fields) })
    return { status: answer.status, page: await answer.text() }
  }
  for (const [path, lang] of [
    ['/city', 'fa'],
    ['/en/city', 'en'],
  ] as const) {
    const { status, page } = await post(path, {})
    assert.equal(status, 422)
    for (const { code, name } of both) {
      assert.match(page, new RegExp(`<input type="radio"[^>]*name="area" value="${areas.get(code)}"`))
      assert.ok(page.includes(name[lang]))
    }
  }
  const said = await post('/city', { asked: address, area: areas.get(both[0]!.code)! })
  assert.equal(said.status, 200)
  // Beside the name of its neighbourhood the lane is one.
  const { agencyId } = loaded.agencies.get('city')!
  await app.db.in(agencyId, async (tx) => {
    for (const { code, name } of both)
      assert.equal((await areaOf(tx, { address: `${name.fa}، ${address}` })).areaId, areas.get(code))
    assert.equal((await areaOf(tx, { text: `سلام، ${address}` })).why, 'many')
  })
})

test('every agency of the town opens its key, knows its services and can promise a day', async () => {
  for (const [slug, { agencyId, offices }] of loaded.agencies)
    await app.db.in(agencyId, async (tx) => {
      assert.equal((await agencyKey(app, tx, agencyId)).length, 32)
      for (const { serviceId } of await servicesOf(tx))
        for (const officeId of offices.values()) {
          const due = await dueDates(tx, { serviceId, officeId, from: app.now() })
          assert.ok(due.firstReplyDueAt! > app.now() && due.solutionDueAt! >= due.firstReplyDueAt!, slug)
        }
    })
})
