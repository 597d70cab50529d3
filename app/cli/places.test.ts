import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { areaOf, areasOf } from '../places/index.ts'
import { readHow, runPlaces } from './places.ts'

describe('readHow()', () => {
  test('reads what was asked for, and says what is missing or not known', () => {
    assert.deepEqual(readHow(['import', 'a.geojson', '--agency', 'water', '--offer', 'province,city'], 'en').how, {
      file: 'a.geojson',
      slug: 'water',
      format: 'geojson',
      offer: ['province', 'city'],
    })
    assert.deepEqual(readHow(['first', '--agency', 'water'], 'en').how, { file: null, slug: 'water', offer: [] })
    assert.equal(readHow(['import', 'IR.txt', '--agency', 'w', '--format', 'amar'], 'en').how?.format, 'amar')
    const trouble = (...args: string[]) => readHow(args, 'en').trouble
    assert.match(trouble(), /import/)
    assert.match(trouble('export'), /export/)
    assert.match(trouble('import', '--agency', 'w'), /FILE/)
    assert.match(trouble('import', 'a.csv'), /--agency/)
    assert.match(trouble('import', 'a', '--agency', 'w'), /--format/)
    assert.match(trouble('import', 'a', '--agency', 'w', '--format', 'shp'), /shp/)
    assert.match(trouble('import', 'a', '--agency', 'w', '--offer', 'planet'), /planet/)
    assert.match(trouble('import', 'a', 'b', '--agency', 'w'), /b/)
    assert.match(trouble('first', 'b', '--agency', 'w'), /b/)
  })
})

describe('runPlaces()', () => {
  let app: TestApp
  let agency: TestAgency
  const folder = mkdtempSync(join(tmpdir(), 'pasokh-places-'))
  before(async () => {
    app = await testApp()
    agency = await testAgency(app, 'borders')
  })
  after(async () => {
    rmSync(folder, { recursive: true })
    await app.close()
  })

  const run = async (name: string, text: string, format: 'csv' | 'geojson' | 'amar', slug = 'borders') => {
    const file = join(folder, name)
    writeFileSync(file, text)
    const said: string[] = []
    const code = await runPlaces(app, { slug, file, format }, 'en', (line) => said.push(line))
    return { code, said: said.join('\n') }
  }
  const ring = (west: number) => [
    [west, 33],
    [west + 1, 33],
    [west + 1, 34],
    [west, 34],
    [west, 33],
  ]
  const feature = (name: string, coordinates: unknown, properties: object = {}) => ({
    type: 'Feature',
    properties: { name, ...properties },
    geometry: { type: 'Polygon', coordinates },
  })
  const json = (features: unknown[], slug?: string) =>
    run('areas.geojson', JSON.stringify({ type: 'FeatureCollection', features }), 'geojson', slug)
  const areas = (all = false) => app.db.in(agency.agencyId, (tx) => areasOf(tx, { all, retired: true }))

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
    const first = await json(file)
    assert.equal(first.code, 1)
    assert.match(first.said, /3 \(“شکسته”\) was refused: its border crosses itself/)
    assert.match(first.said, /Areas: 1 new, 1 changed, 0 as they were\n1 refused/)
    const found = await areas()
    assert.equal(found.length, count + 1)
    const garden = found.find(({ areaId }) => areaId === agency.areaId)
    assert.ok(garden?.border && garden.outline)
    const at = await app.db.in(agency.agencyId, (tx) => areaOf(tx, { point: { lat: 33.5, lon: 52.5 } }))
    assert.equal(at.areaId, agency.areaId)
    assert.match((await json(file)).said, /Areas: 0 new, 0 changed, 2 as they were\n1 refused/)
    assert.deepEqual(await areas(), found)
  })

  test('takes areas, addresses and assets of one table, once', async () => {
    const table = `kind,code,name,name_en,parent,area,street,alley,number,lat,lon,owner,valid_to,replaced_by
city,t,نارون‌شهر,Narvanshahr,,,,,,34.6,54.6,,,
quarter,q1,چنارستان,Chenarestan,t,,,,,34.61,54.61,,,
quarter,q0,چنارستان کهنه,Old Chenarestan,t,,,,,,,,2020-03-19,q1
quarter,q9,گم,Lost,nowhere,,,,,,,,,
address,,,,,q1,خیابان پرستو,کوچه بید,۱۲,34.611,54.611,,,
address,,,,,q1,خیابان پرستو,کوچه بید,14,54.611,34.611,,,
address,,,,,q1,خیابان پرستو,کوچه بید,12,34.611,54.611,,,
address,,,,,none,خیابان پرستو,,16,,,,,
lamp,4512,,,,q1,,,,34.6112,54.6112,borders,,
mast,7,,,,,,,,34.6,54.6,nobody,,
`
    const first = await run('town.csv', table, 'csv')
    assert.match(first.said, /Areas: 3 new, 0 changed, 0 as they were/)
    assert.match(first.said, /Addresses: 1 new, 0 changed, 0 as they were/)
    assert.match(first.said, /Assets: 1 new, 0 changed, 0 as they were\n5 refused/)
    for (const [line, why] of [
      [5, 'lies in is not known'],
      [7, 'latitude and longitude are exchanged'],
      [8, 'has come before'],
      [9, 'names is not known'],
      [11, 'agency it belongs to'],
    ])
      assert.match(first.said, new RegExp(`^  ${line} .*${why}`, 'm'))
    const again = await run('town.csv', table, 'csv')
    assert.match(again.said, /Areas: 0 new, 0 changed, 3 as they were/)
    assert.match(again.said, /Addresses: 0 new, 0 changed, 1 as they were\nAssets: 0 new, 0 changed, 1 as they were/)
    const all = await areas(true)
    const of = (fa: string) => all.find(({ name }) => name.fa === fa)!
    assert.deepEqual(
      [of('چنارستان').parentId, of('چنارستان').offered, of('چنارستان').codes[0]?.code],
      [of('نارون‌شهر').areaId, false, 'q1'],
    )
    assert.deepEqual([of('چنارستان کهنه').retired, of('چنارستان کهنه').replacedBy], [true, of('چنارستان').areaId])
    const moved = await run('town.csv', table.replace('34.611,54.611', '34.612,54.612'), 'csv')
    assert.match(moved.said, /Addresses: 0 new, 1 changed, 0 as they were/)
  })

  test('knows an area of another file by its name, and keeps a namesake of another code apart', async () => {
    const names = 'name,amar_code\nفارس,7\nشیراز,703\nکوار,736\n'
    assert.match((await run('a.csv', names, 'amar')).said, /Areas: 3 new/)
    // The same province without a code, a county of the same name elsewhere, and one whose parent is not there.
    const others = 'name,amar_code\nفارس,7\nاصفهان,10\nشیراز,1003\nدور,2206\n'
    const second = await run('b.csv', others, 'amar')
    assert.match(second.said, /Areas: 2 new, 0 changed, 1 as they were\n1 refused/)
    const named = await json([feature('شهرستان شیراز', [ring(10)], { level: 'county' })])
    assert.match(named.said, /several areas bear this name/)
    const first: string[] = []
    await runPlaces(app, { slug: 'borders', file: null, offer: ['province'] }, 'en', (line) => first.push(line))
    const fars = (await areas(true)).filter(({ name, level }) => name.fa === 'فارس' && level === 'province')
    assert.deepEqual(
      fars.map(({ codes, offered }) => [codes.map(({ keeper, code }) => `${keeper} ${code}`), offered]),
      [[['amar 07', 'iso IR-07'], true]],
    )
    // A city of the first file lies in its province; a file with counties says more of the same city.
    const counties = await run('c.csv', 'kind,name,amar_code\ncity,شیراز,0703011234\n', 'amar')
    assert.match(counties.said, /Areas: 0 new, 1 changed/)
    const shiraz = (await areas(true)).filter(({ name, level }) => name.fa === 'شیراز' && level === 'city')
    assert.equal(shiraz.length, 1)
    assert.equal((await areas(true)).find(({ areaId }) => areaId === shiraz[0]!.parentId)?.level, 'county')
    const again: string[] = []
    await runPlaces(app, { slug: 'borders', file: null, offer: ['province'] }, 'en', (line) => again.push(line))
    assert.match(again.join('\n'), /Areas: 0 new, 0 changed, \d+ as they were\n0 refused/)
  })

  test('finds the larger area around one whose file does not say', async () => {
    const province = await json([feature('استان بزرگ', [ring(20)], { level: 'province' })])
    assert.equal(province.code, 0)
    const small = [
      [20.2, 33.2],
      [20.4, 33.2],
      [20.4, 33.4],
      [20.2, 33.2],
    ]
    await json([feature('شهرستان میانی', [small], { level: 'county' })])
    const all = await areas(true)
    const of = (fa: string) => all.find(({ name }) => name.fa === fa)!
    assert.equal(of('شهرستان میانی').parentId, of('استان بزرگ').areaId)
  })

  test('says what is wrong with a file or an agency', async () => {
    assert.match((await json([])).said, /no area in this file/)
    assert.match((await json([feature('الف', [ring(50)])], 'nobody')).said, /no agency of this name/)
    assert.match((await run('x.csv', 'text,time\na,b\n', 'csv')).said, /needed is not in this file: kind/)
    assert.match((await run('x.csv', '', 'csv')).said, /empty/)
    const lines = await app.rows<{ body: Record<string, number> }>(
      sql`select body from record_waiting where type = 'places.file-imported'`,
    )
    assert.ok(lines.some(({ body }) => body.areas === 2 && body.refused === 1))
  })
})
