import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { areaOf, areasOf } from '../places/index.ts'
import { readHow, runAreas } from './places.ts'

describe('readHow()', () => {
  test('reads what was asked for, and says what is missing or not known', () => {
    assert.deepEqual(readHow(['import', 'a.geojson', '--agency', 'water'], 'en').how, {
      file: 'a.geojson',
      slug: 'water',
    })
    const trouble = (...args: string[]) => readHow(args, 'en').trouble
    assert.match(trouble(), /import/)
    assert.match(trouble('export'), /export/)
    assert.match(trouble('import'), /FILE/)
    assert.match(trouble('import', 'a'), /--agency/)
    assert.match(trouble('import', 'a', '--agency', 'w', '--format', 'shp'), /shp/)
    assert.match(trouble('import', 'a', 'b', '--agency', 'w'), /b/)
  })
})

describe('runAreas()', () => {
  let app: TestApp
  let agency: TestAgency
  before(async () => {
    app = await testApp()
    agency = await testAgency(app, 'borders')
  })
  after(() => app.close())

  const ring = (west: number) => [
    [west, 33],
    [west + 1, 33],
    [west + 1, 34],
    [west, 34],
    [west, 33],
  ]
  const feature = (name: string, coordinates: unknown) => ({
    type: 'Feature',
    properties: { name },
    geometry: { type: 'Polygon', coordinates },
  })
  const run = async (features: unknown[], slug = 'borders') => {
    const said: string[] = []
    const text = JSON.stringify({ type: 'FeatureCollection', features })
    const code = await runAreas(app, { slug, text, lang: 'en' }, (line) => said.push(line))
    return { code, said: said.join('\n') }
  }
  const areas = () => app.db.in(agency.agencyId, (tx) => areasOf(tx))

  test('adds areas, gives a known one its border, tells the broken, and changes nothing the second time', async () => {
    const count = (await areas()).length
    const bowTie = [
      [58, 33],
      [59, 34],
      [59, 33],
      [58, 34],
      [58, 33],
    ]
    const file = [feature('باغ سيب', [ring(52)]), feature('محلهٔ تازه', [ring(54)]), feature('شکسته', [bowTie])]
    const first = await run(file)
    assert.equal(first.code, 1)
    assert.match(first.said, /Area 3 \(“شکسته”\) was refused: its border crosses itself/)
    assert.match(first.said, /3 areas read: 1 new, 1 with a new border, 0 as they were, 1 refused/)
    const found = await areas()
    assert.equal(found.length, count + 1)
    assert.ok(found.find(({ areaId }) => areaId === agency.areaId)?.border)
    const at = await app.db.in(agency.agencyId, (tx) => areaOf(tx, { point: { lat: 33.5, lon: 52.5 } }))
    assert.equal(at.areaId, agency.areaId)
    assert.match((await run(file)).said, /0 new, 0 with a new border, 2 as they were, 1 refused/)
    assert.deepEqual(await areas(), found)
  })

  test('says what is wrong with a file or an agency', async () => {
    assert.match((await run([])).said, /no area in this file/)
    assert.match((await run([feature('الف', [ring(50)])], 'nobody')).said, /no agency of this name/)
    assert.equal((await run([feature('ب', [ring(60)])])).code, 0)
  })
})
