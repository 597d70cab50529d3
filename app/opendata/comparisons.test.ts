/** Agencies beside each other as open data: what the page shows is in the table, and the table in every catalogue. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { type TestApp, testApp } from '../../tests/app.ts'
import { agenciesBeside } from '../../tests/beside.ts'
import { faultsOf, thingsIn } from '../../tests/dcat.ts'
import { addCrowd } from '../../tests/results.ts'
import { release } from '../indicators/index.ts'
import { COMPARISON_FIELDS } from './fields.ts'
import { publish } from './publish.actions.ts'

let app: TestApp
let made: Awaited<ReturnType<typeof agenciesBeside>>
before(async () => {
  app = await testApp({ at: '2026-11-20T21:00:00Z' })
  assert.equal((await get('/data/comparisons.csv')).status, 404, 'not before there are two')
  assert.doesNotMatch(await text('/en/data'), /comparisons/)
  made = await agenciesBeside(app, '2026-11-20T20:00:00Z')
})
after(() => app.close())

async function get(path: string) {
  const answer = await app.routes.request(path)
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
const text = async (path: string) => (await get(path)).bytes.toString()
const rowsOf = async () => parse(await text('/data/comparisons.csv'), { columns: true }) as Record<string, string>[]
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('agencies under one umbrella are in the table, one that has nobody beside it is not', async () => {
  const rows = await rowsOf()
  assert.ok(rows.length >= 10, `${rows.length}`)
  assert.deepEqual([...new Set(rows.map(({ umbrella, agency }) => `${umbrella} ${agency}`))].sort(), [
    'roof roads',
    'roof water',
  ])
})

test('each place and value of the table stands on the page of its indicator', async () => {
  for (const indicator of ['confirmed', 'first-reply-in-time', 'wait-to-solution']) {
    const rows = (await rowsOf()).filter((row) => row.indicator === indicator)
    assert.equal(rows.length, 2, indicator)
    const page = (await text(`/en/results/${indicator}`)).replace(/<[^>]+>/g, ' ')
    for (const { best_place: best, worst_place: worst, places, numerator, denominator } of rows) {
      assert.ok(page.includes(best === worst ? `${best} of ${places}` : `${best} to ${worst} of ${places}`))
      if (numerator !== '') assert.ok(page.includes(`${numerator} of ${denominator}`), `${numerator} of ${denominator}`)
    }
    assert.match(page, /npx pasokh recompute \S+\/data\s/)
  }
})

test('the package and the catalogue list the table as it is, and its columns as they are', async () => {
  const { status, headers, bytes } = await get('/data/comparisons.csv')
  assert.equal(status, 200)
  assert.equal(headers.get('etag'), `"${sha256(bytes)}"`)
  assert.equal(headers.get('access-control-allow-origin'), '*')
  const { resources } = JSON.parse(await text('/data/datapackage.json')) as { resources: Record<string, unknown>[] }
  const listed = resources.find(({ path }) => path === 'comparisons.csv')!
  assert.deepEqual([listed.hash, listed.bytes], [`sha256:${sha256(bytes)}`, bytes.length])
  const [head, ...rows] = parse(bytes) as string[][]
  assert.deepEqual(
    (listed.schema as { fields: { name: string }[] }).fields.map(({ name }) => name),
    head,
  )
  for (const row of rows)
    for (const [at, { name, type, required }] of COMPARISON_FIELDS.entries()) {
      assert.ok(!required || row[at] !== '', name)
      if (row[at] !== '' && (type === 'number' || type === 'integer')) assert.ok(Number.isFinite(Number(row[at])), name)
    }
  const catalogue = JSON.parse(await text('/data/catalog.jsonld'))
  assert.deepEqual(faultsOf(catalogue), [])
  const files = thingsIn(catalogue).filter((thing) => String(thing['@id']).includes('/data/comparisons.csv'))
  assert.equal(files.filter((thing) => 'spdx:checksum' in thing).length, 1)
  assert.ok(JSON.stringify(files).includes(sha256(bytes)))
  assert.match(await text('/en/data'), /href="\/data\/comparisons\.csv"/)
})

test('another release makes another table', async () => {
  const before = await text('/data/comparisons.csv')
  assert.equal(await text('/data/comparisons.csv'), before)
  app.setNow('2026-11-27T21:00:00Z')
  const { agencyId, leak, areaId } = made.water
  const more = { cases: 200, days: 6, until: '2026-11-27T20:00:00Z', services: [leak], areas: [areaId], first: 1000 }
  await addCrowd(app, made.water, more)
  await release(app, agencyId)
  await publish(app, agencyId)
  const now = await rowsOf()
  assert.notEqual(await text('/data/comparisons.csv'), before)
  assert.deepEqual(new Set(now.map(({ agency, as_of }) => `${agency} ${as_of}`)).size, 2)
})
