/** The catalogue: what it offers is what is there, byte for byte, in every format the same, and in the forms that programs read. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { parquetReadObjects } from 'hyparquet'
import { z } from 'zod'
import { type TestApp, testApp } from '../../tests/app.ts'
import { faultsOf, type Thing, thingsIn } from '../../tests/dcat.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { addCrowd } from '../../tests/results.ts'
import { readXml } from '../../tests/xml.ts'
import { figuresOf, readRelease, release } from '../indicators/index.ts'
import { UNITS, WHYS } from '../indicators/schema.ts'
import { FIELDS } from './fields.ts'
import { publish } from './publish.actions.ts'

let app: TestApp
let water: TestAgency
const FIRST = '2026-11-20'
const SECOND = '2026-11-27'
const BASE = 'http://localhost:8137'

before(async () => {
  app = await testApp({ at: '2026-11-20T21:00:00Z' })
  water = await testAgency(app, 'water')
  const small = await testAgency(app, 'small')
  await testAgency(app, 'empty')
  const { leak, bill, areaId } = water
  const crowd = { days: 100, until: '2026-11-20T20:00:00Z', services: [leak, bill], areas: [areaId] }
  await addCrowd(app, water, { ...crowd, cases: 300 })
  await addCrowd(app, small, { ...crowd, cases: 4, services: [small.leak], areas: [small.areaId] })
  for (const { agencyId } of [water, small]) {
    await release(app, agencyId)
    await publish(app, agencyId)
  }
})
after(() => app.close())

async function get(path: string) {
  const answer = await app.routes.request(path.replace(BASE, ''))
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
async function text(path: string) {
  const { status, bytes } = await get(path)
  assert.equal(status, 200, path)
  return bytes.toString()
}
const json = async (path: string) => JSON.parse(await text(path)) as Record<string, unknown>
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const rowsOf = (csv: string) => parse(csv, { columns: true }) as Record<string, string>[]
async function parquet(path: string) {
  const { bytes } = await get(path)
  const file = new Uint8Array(bytes).buffer
  return (await parquetReadObjects({ file })) as Record<string, string | number | null>[]
}

test('every file of a release is offered with its hash, and stays what it is when another release comes', async () => {
  const names = ['release.json', 'figures.csv', 'figures.parquet']
  const before = await Promise.all(names.map((name) => get(`/data/water/${FIRST}/${name}`)))
  for (const { status, headers, bytes } of before) {
    assert.equal(status, 200)
    assert.equal(headers.get('etag'), `"${sha256(bytes)}"`)
    assert.match(headers.get('cache-control')!, /immutable/)
    assert.equal(headers.get('access-control-allow-origin'), '*')
  }
  assert.deepEqual(before[0]!.bytes, (await get('/water/results.json')).bytes)
  app.setNow('2026-11-27T21:00:00Z')
  const { leak, areaId } = water
  const more = { cases: 200, days: 6, until: '2026-11-27T20:00:00Z', services: [leak], areas: [areaId], first: 1000 }
  await addCrowd(app, water, more)
  await release(app, water.agencyId)
  assert.equal((await get(`/data/water/${SECOND}/figures.csv`)).status, 404, 'not before it is published')
  assert.equal(await publish(app, water.agencyId), 1)
  assert.equal(await publish(app, water.agencyId), 0)
  const again = await Promise.all(names.map((name) => get(`/data/water/${FIRST}/${name}`)))
  assert.deepEqual(
    again.map(({ bytes }) => sha256(bytes)),
    before.map(({ bytes }) => sha256(bytes)),
  )
  assert.notEqual(await text(`/data/water/${SECOND}/figures.csv`), again[1]!.bytes.toString())
})

test('the job that follows the nightly release publishes it', async () => {
  app.setNow('2026-12-04T21:40:00Z')
  const { leak, areaId } = water
  await addCrowd(app, water, {
    cases: 50,
    days: 5,
    until: '2026-12-04T20:00:00Z',
    services: [leak],
    areas: [areaId],
    first: 2000,
  })
  await app.db.open((tx) => app.jobs.add(tx, 'indicators.release'))
  await app.work()
  assert.equal((await get('/data/water/2026-12-04/figures.csv')).status, 200)
  await testAgency(app, 'new')
})

test('what is no release is nowhere, and is told so without a fault', async () => {
  for (const path of [
    '/data/none',
    '/data/water/2026-01-01',
    '/data/water/2026-02-30/figures.csv',
    '/data/water/0000-01-01',
    `/data/water/${FIRST}/other.csv`,
    `/data/new/${FIRST}/figures.csv`,
    '/data/water/x/datapackage.json',
  ])
    assert.equal((await get(path)).status, 404, path)
  assert.match(await text('/en/data/new'), /No release yet/)
  assert.equal((await get('/data/water?before=x%00')).status, 400)
  assert.equal((await get('/data/water?before=2026-02-30')).status, 200)
})

test('an agency of few cases offers a release without a figure', async () => {
  assert.equal(rowsOf(await text(`/data/small/${FIRST}/figures.csv`)).length, 0)
  assert.deepEqual(await parquet(`/data/small/${FIRST}/figures.parquet`), [])
  assert.match(await text(`/en/data/small/${FIRST}`), /too few cases/)
})

// ---- The same figures everywhere: no format tells of a group that another hides

test('CSV, Parquet and the release file hold the same groups and the same figures to the last digit', async () => {
  for (const day of [FIRST, SECOND]) {
    const file = readRelease((await get(`/data/water/${day}/release.json`)).bytes)
    const { agency, services } = figuresOf(file)
    const groups = [agency!, ...services]
    const csv = rowsOf(await text(`/data/water/${day}/figures.csv`))
    const columns = await parquet(`/data/water/${day}/figures.parquet`)
    assert.equal(csv.length, groups.flatMap((group) => group.figures).length)
    assert.deepEqual(
      columns.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? '')]))),
      csv,
    )
    const figures = groups.flatMap((group) => group.figures.map((figure) => ({ group, figure })))
    for (const [at, { group, figure }] of figures.entries()) {
      const { value, low, high, numerator, denominator } = columns[at]!
      assert.deepEqual(
        { value, low, high, numerator, denominator },
        {
          value: figure.value,
          low: figure.low,
          high: figure.high,
          numerator: figure.numerator,
          denominator: figure.denominator,
        },
      )
      assert.equal(columns[at]!.as_of, (figure.days ?? group).asOf)
    }
  }
})

test('a reader who subtracts CSV, Parquet and page from each other learns of no group below the smallest', async () => {
  const csv = rowsOf(await text('/water/results.csv'))
  const page = (await text('/en/water/results')).replace(/<[^>]+>/g, ' ')
  const newest = await parquet('/data/water/2026-12-04/figures.parquet')
  assert.deepEqual(
    csv.map(({ services, indicator, value }) => `${services} ${indicator} ${value}`),
    newest.map(({ services, indicator, value }) => `${services} ${indicator} ${value ?? ''}`),
  )
  const received = newest.filter(({ indicator }) => indicator === 'received')
  const whole = received.find(({ level }) => level === 'agency')!.value as number
  const parts = received.filter(({ level }) => level !== 'agency').map(({ value }) => value as number)
  assert.equal(
    parts.reduce((sum, n) => sum + n, 0),
    whole,
    'nothing is left over',
  )
  for (const n of [whole, ...parts]) {
    assert.ok(n >= 10)
    assert.ok(page.includes(new Intl.NumberFormat('en-US').format(n)), `${n} is on the page`)
  }
})

// ---- In the forms that programs read

const Package = z.object({
  $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
  name: z.string().regex(/^[-a-z0-9._/]+$/),
  title: z.string().min(1),
  licenses: z.array(z.object({ name: z.string().regex(/^[-a-zA-Z0-9._]+$/), path: z.url(), title: z.string() })).min(1),
  created: z.iso.datetime().optional(),
  contributors: z.array(z.object({ title: z.string(), roles: z.array(z.string()) })),
  resources: z
    .array(
      z.object({
        name: z.string().regex(/^[-a-z0-9._/]+$/),
        path: z.string().regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/),
        format: z.enum(['json', 'csv', 'parquet']),
        mediatype: z.string().regex(/^\w+\/[\w.]+$/),
        bytes: z.int().positive(),
        hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
        type: z.literal('table').optional(),
        schema: z
          .object({
            missingValues: z.array(z.string()),
            fields: z.array(z.object({ name: z.string(), type: z.enum(['string', 'number', 'integer', 'date']) })),
          })
          .optional(),
      }),
    )
    .min(1),
})

const OF_TYPE = {
  string: /^/,
  number: /^-?\d+(\.\d+)?(e[-+]\d+)?$/,
  integer: /^-?\d+$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
}

test('each data package has the shape of Frictionless, and its files are as it says', async () => {
  for (const path of [`/data/water/${FIRST}/datapackage.json`, '/data/datapackage.json']) {
    const { resources, licenses } = Package.parse(await json(path))
    assert.equal(licenses[0]!.name, 'CC-BY-4.0')
    assert.equal(new Set(resources.map(({ name }) => name)).size, resources.length)
    for (const resource of resources) {
      const { status, bytes, headers } = await get(path.replace('datapackage.json', resource.path))
      assert.equal(status, 200)
      assert.equal(bytes.length, resource.bytes)
      assert.equal(`sha256:${sha256(bytes)}`, resource.hash)
      assert.equal(headers.get('content-type')!.split(';')[0], resource.mediatype)
      if (resource.format !== 'csv') continue
      const [head, ...rows] = parse(bytes) as string[][]
      assert.deepEqual(
        head,
        resource.schema!.fields.map(({ name }) => name),
      )
      for (const row of rows)
        for (const [at, { name, type, required }] of FIELDS.entries()) {
          const cell = row[at]!
          assert.ok(cell === '' ? !required : OF_TYPE[type].test(cell), `${name}: ${cell}`)
        }
    }
  }
})

test('each catalogue has what DCAT-AP 3 demands of every thing in it, and its files are as it says', async () => {
  for (const [path, releases] of [
    ['/data/catalog.jsonld', 3],
    ['/data/water/catalog.jsonld', 3],
    ['/data/new/catalog.jsonld', 0],
  ] as const) {
    const catalogue = await json(path)
    assert.match((await get(path)).headers.get('content-type')!, /^application\/ld\+json/)
    assert.deepEqual(faultsOf(catalogue), [])
    const things = thingsIn(catalogue)
    const of = (type: string) => things.filter((thing) => thing['@type'] === type)
    const inSeries = of('dcat:Dataset').filter((thing) => 'dcat:inSeries' in thing)
    const releasesIn = inSeries.filter((thing) => String(thing['@id']).endsWith('#release'))
    assert.equal(releasesIn.length, releases)
    const series = new Set(of('dcat:DatasetSeries').map((thing) => thing['@id']))
    for (const thing of inSeries) assert.ok(series.has((thing['dcat:inSeries'] as Thing)['@id']))
    const files = of('dcat:Distribution').filter((node) => 'spdx:checksum' in node)
    assert.equal(files.length, 3 * inSeries.length)
    for (const file of files) {
      const { status, bytes } = await get((file['dcat:downloadURL'] as Thing)['@id'] as string)
      const { 'spdx:checksumValue': sum } = file['spdx:checksum'] as Record<string, Thing>
      assert.equal(status, 200)
      assert.equal(sha256(bytes), sum!['@value'])
      assert.equal(String(bytes.length), (file['dcat:byteSize'] as Thing)['@value'])
      assert.match((file['dct:license'] as Thing)['@id'] as string, /CC_BY_4_0$/)
    }
    for (const service of of('dcat:DataService'))
      for (const where of ['dcat:endpointURL', 'dcat:endpointDescription'])
        assert.equal((await get((service[where] as Thing)['@id'] as string)).status, 200)
    for (const node of inSeries) {
      const page = await get((node['dcat:landingPage'] as Thing)['@id'] as string)
      assert.equal(page.status, 200)
    }
  }
})

test('the shapes of DCAT-AP find what is missing, what is too much, and what is of another kind', async () => {
  const catalogue = () => json('/data/water/catalog.jsonld')
  const spoilt = async (spoil: (first: (type: string) => Thing) => void) => {
    const of = await catalogue()
    spoil((type) => thingsIn(of).find((thing) => thing['@type'] === type)!)
    return faultsOf(of).join('\n')
  }
  const distribution = 'dcat:Distribution'
  assert.match(await spoilt((first) => void delete first(distribution)['dcat:accessURL']), /lacks dcat:accessURL/)
  assert.match(await spoilt((first) => void delete first('dcat:Catalog')['dct:publisher']), /lacks dct:publisher/)
  const twice = (thing: Thing) => Object.assign(thing, { 'dct:license': [thing['dct:license'], thing['dct:license']] })
  assert.match(await spoilt((first) => void twice(first(distribution))), /has 2 of dct:license/)
  const asText = (thing: Thing) => Object.assign(thing, { 'dcat:accessURL': 'http://localhost/x' })
  assert.match(await spoilt((first) => void asText(first(distribution))), /dcat:accessURL is no iri/)
  const unknown = (thing: Thing) => Object.assign(thing, { 'dct:titel': 'x', 'other:x': 'y' })
  assert.match(await spoilt((first) => void unknown(first('dcat:Dataset'))), /has no dct:titel/)
  const summed = (thing: Thing) =>
    Object.assign(thing, { 'spdx:checksumValue': { '@type': 'xsd:hexBinary', '@value': 'zz' } })
  assert.match(await spoilt((first) => void summed(first('spdx:Checksum'))), /checksumValue is no xsd:hexBinary/)
})

// ---- Feeds

test('each feed is Atom: an entry for a release with its files, newest first, in both languages', async () => {
  for (const [path, entries] of [
    ['/data/feed.atom', 3],
    ['/en/data/feed.atom', 3],
    ['/data/water/feed.atom', 3],
    ['/en/data/water/feed.atom', 3],
    ['/data/new/feed.atom', 0],
  ] as const) {
    const { headers, bytes } = await get(path)
    assert.match(headers.get('content-type')!, /^application\/atom\+xml/)
    const feed = readXml(bytes.toString(), { attributes: true })
    assert.equal(feed.name, 'feed')
    const all = (of: typeof feed, name: string) => of.children.filter((child) => child.name === name)
    for (const name of ['id', 'title', 'updated', 'author']) assert.equal(all(feed, name).length, 1, name)
    assert.equal(feed.attributes?.xmlns, 'http://www.w3.org/2005/Atom')
    const self = all(feed, 'link').find(({ attributes }) => attributes?.rel === 'self')
    assert.equal(self?.attributes?.href, `${BASE}${path}`)
    const found = all(feed, 'entry')
    assert.equal(found.length, entries)
    const dates = found.map((entry) => all(entry, 'updated')[0]!.text)
    for (const date of dates) assert.match(date, /^\d{4}-\d{2}-\d{2}T00:00:00\+03:30$/)
    assert.deepEqual(dates, dates.toSorted().reverse())
    assert.equal(new Set(found.map((entry) => all(entry, 'id')[0]!.text)).size, entries)
    for (const entry of found) {
      for (const name of ['id', 'title', 'updated', 'author', 'summary']) assert.equal(all(entry, name).length, 1, name)
      assert.equal((await get(all(entry, 'id')[0]!.text)).status, 200)
      const links = all(entry, 'link').map(({ attributes }) => attributes!)
      assert.deepEqual(
        links.map(({ rel }) => rel),
        ['alternate', 'enclosure', 'enclosure', 'enclosure'],
      )
      for (const { rel, href, length } of links) {
        const linked = await get(href!)
        assert.equal(linked.status, 200)
        if (rel === 'enclosure') assert.equal(linked.bytes.length, Number(length))
      }
    }
  }
})

test('every page names the feed of its agency, or that of all', async () => {
  const feedIn = (page: string) => /type="application\/atom\+xml" title="[^"]+" href="([^"]+)"/.exec(page)?.[1]
  assert.equal(feedIn(await text('/data')), '/data/feed.atom')
  assert.equal(feedIn(await text('/en/results')), '/en/data/feed.atom')
  assert.equal(feedIn(await text('/water/results')), '/data/water/feed.atom')
  assert.equal(feedIn(await text('/en/data/water')), '/en/data/water/feed.atom')
})

test('FIELDS tell what each unit is, and each reason why there is no value', () => {
  const told = (name: string) => FIELDS.find((field) => field.name === name)!.description
  for (const unit of UNITS) assert.match(told('unit'), new RegExp(`\\b${unit}\\b`))
  for (const why of WHYS) assert.match(told('note'), new RegExp(`\\b${why} \\(`))
})
