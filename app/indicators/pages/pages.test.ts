/** The public pages: words in both languages, kind when there is nothing to say, small, and the same figures everywhere. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { addCrowd } from '../../../tests/results.ts'
import { addService } from '../../agencies/services.store.ts'
import { ASSETS } from '../../ui/assets.ts'
import { DEFINITIONS } from '../definitions.ts'
import { figuresOf } from '../figures.ts'
import { readRelease, sha256Of } from '../file.ts'
import { release } from '../release/actions.ts'

let app: TestApp
let agency: TestAgency
let small: TestAgency
before(async () => {
  app = await testApp({ at: '2026-11-20T21:00:00Z' })
  agency = await testAgency(app, 'water')
  await testAgency(app, 'empty')
  small = await testAgency(app, 'small')
  const services = await app.db.in(agency.agencyId, async (tx) => {
    const ids = [agency.leak, agency.bill]
    for (let n = 0; n < 18; n++)
      ids.push(await addService(tx, { ...SERVICE, code: `s${n}`, name: { fa: `خدمت ${n}`, en: `Service ${n}` } }))
    return ids
  })
  await addCrowd(app, agency, {
    cases: 3000,
    days: 300,
    until: '2026-11-20T20:00:00Z',
    services,
    areas: [agency.areaId],
  })
  await addCrowd(app, small, {
    cases: 8,
    days: 30,
    until: '2026-11-20T20:00:00Z',
    services: [small.leak],
    areas: [small.areaId],
  })
  for (const { agencyId } of [agency, small]) await release(app, agencyId)
})
after(() => app.close())

const SERVICE = {
  description: { fa: '', en: '' },
  heading: null,
  publicKind: false,
  callsBack: false,
  needsPlace: false,
  retired: false,
  sort: 1,
}

const get = async (path: string) => {
  const answer = await app.routes.request(path)
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
const text = async (path: string) => {
  const { status, bytes } = await get(path)
  assert.equal(status, 200, path)
  return bytes.toString()
}

const PAGES = [
  '/results',
  '/methods',
  '/methods/confirmed',
  '/water/results',
  '/water/privacy',
  '/empty/results',
  '/small/results',
]

test('every page is there in both languages, links the other one, and has no script and no cookie', async () => {
  for (const path of PAGES) {
    for (const [lang, at, other] of [
      ['fa', path, `/en${path}`],
      ['en', `/en${path}`, path],
    ] as const) {
      const { status, headers, bytes } = await get(at)
      const page = bytes.toString()
      assert.equal(status, 200, at)
      assert.equal(headers.get('set-cookie'), null)
      assert.match(page, new RegExp(`<html lang="${lang}"`))
      assert.ok(page.includes(`href="${other}"`), `${at} links ${other}`)
      assert.doesNotMatch(page, /<script|undefined|NaN|\[object/)
    }
  }
})

test('a page with twenty services is at most 15 kB with its style, packed', async () => {
  const style = ASSETS.filter(({ type }) => type.startsWith('text/css')).map(({ body }) => body)
  for (const path of ['/water/results', '/en/water/results', '/results', '/methods']) {
    const size = gzipSync(Buffer.concat([...style, (await get(path)).bytes])).length
    assert.ok(size <= 15_000, `${path} is ${size} bytes`)
  }
})

test('the page says in words what the figures say', async () => {
  const { agency: whole } = figuresOf(readRelease((await get('/water/results.json')).bytes))
  const value = (id: string) => whole!.figures.find(({ indicator }) => indicator === id)!
  const [fa, en] = [await text('/water/results'), await text('/en/water/results')]
  const confirmed = Math.round(value('confirmed').value! * 10)
  assert.match(en, new RegExp(`Of every 10 people, about ${confirmed} confirmed that it was solved\\.`))
  assert.match(fa, /از هر ۱۰ نفر، نزدیک به [۰-۹] نفر تأیید کردند که مشکل حل شد\./)
  assert.match(
    en,
    new RegExp(`Half of the people had the first reply within ${value('wait-to-first-reply').value} days`),
  )
  assert.match(en, /To the end of: 20 November 2026/)
  assert.match(fa, /تا پایان روز: ۲۹ آبان ۱۴۰۵/)
  assert.match(fa, /کارشناسان شمارش زنده را می‌بینند/)
  assert.match(en, /Hidden: abuse/)
  assert.match(en, /3,000/)
})

test('beside each figure stand the version of its method and the way to compute it', async () => {
  const { agency: whole } = figuresOf(readRelease((await get('/water/results.json')).bytes))
  const page = await text('/en/water/results')
  for (const { indicator, version, why } of whole!.figures) {
    const link = `<a href="/en/methods/${indicator}/${version}">version ${version}</a>`
    // What has no number stands in a sentence.
    if (why === null || why === 'not-reached') assert.ok(page.includes(link), indicator)
    assert.ok(page.includes(`href="/en/water/results/${indicator}"`), indicator)
  }
  assert.match(page, /<a href="#compute">Compute it yourself<\/a>/)
  assert.match(page, /<h2 id="compute">[\s\S]*npx pasokh recompute http[^<]*\/water\/results\.json/)
  const all = await text('/en/results')
  assert.match(all, /<div class="hint">[\d,]+ of [\d,]+<br>\d+% to \d+%<\/div>/)
  assert.match(all, /<a href="\/en\/methods\/confirmed\/2">version 2<\/a>/)
  assert.match(all, /<a href="\/en\/water\/results#compute">Compute it yourself<\/a>/)
})

test('no release and too few cases are said kindly', async () => {
  assert.match(await text('/empty/results'), /هنوز انتشاری ساخته نشده است/)
  assert.match(await text('/en/small/results'), /fewer than 10 cases so far\. So that nobody can be recognised/)
  assert.doesNotMatch(await text('/en/small/results'), /<table/)
  assert.match(await text('/en/results'), /No figures yet/)
  assert.equal((await get('/empty/results.json')).status, 404)
})

test('/results.json is the release file with its hash, /results.csv the figures worked out from it', async () => {
  const { bytes, headers } = await get('/water/results.json')
  assert.equal(headers.get('repr-digest'), `sha-256=:${sha256Of(bytes).toString('base64')}:`)
  const read = readRelease(bytes)
  const csv = (await get('/water/results.csv')).bytes.toString()
  const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[]
  const { agency: whole, services } = figuresOf(read)
  assert.equal(rows.length, [whole!, ...services].flatMap((group) => group.figures).length)
  for (const [at, figure] of whole!.figures.entries())
    assert.deepEqual(
      [rows[at]?.indicator, rows[at]?.value, rows[at]?.numerator, rows[at]?.denominator],
      [
        figure.indicator,
        ...[figure.value, figure.numerator, figure.denominator].map((n) => (n === null ? '' : String(n))),
      ],
    )
  assert.equal(rows[0]?.release_sha256, sha256Of(bytes).toString('hex'))
})

test('/methods/:indicator tells of every indicator in both languages, and of no other', async () => {
  for (const { id, fa: inFa, en: inEn } of DEFINITIONS) {
    const plain = async (path: string) => (await text(path)).replaceAll('&quot;', '"')
    const [fa, en] = [await plain(`/methods/${id}`), await plain(`/en/methods/${id}`)]
    for (const said of [inFa.name, inFa.formula, inFa.population, 'گروه‌های کوچک'])
      assert.ok(fa.includes(said), `${id}: ${said}`)
    for (const said of [inEn.name, inEn.formula, inEn.period, 'Small groups'])
      assert.ok(en.includes(said), `${id}: ${said}`)
  }
  assert.equal((await get('/methods/happiness')).status, 404)
})

test('/methods/:indicator/:version tells of a version that is no longer used, and leads to the one that is', async () => {
  const old = await text('/en/methods/confirmed/1')
  assert.match(old, /version 1, which is not used any more/)
  assert.ok(old.includes('href="/en/methods/confirmed"'))
  assert.ok((await text('/en/methods/confirmed')).includes('href="/en/methods/confirmed/1"'))
  assert.doesNotMatch(await text('/en/methods/confirmed/2'), /not used any more/)
  for (const path of ['/methods/confirmed/3', '/methods/confirmed/x', '/methods/happiness/1'])
    assert.equal((await get(path)).status, 404)
})

test('a new release shows at once', async () => {
  app.setNow('2026-11-21T21:00:00Z')
  assert.equal(await release(app, agency.agencyId), true)
  assert.match(await text('/en/water/results'), /To the end of 21 November 2026/)
  app.setNow('2026-11-20T21:00:00Z')
})

test('/privacy says how long things are kept and from which size on counts are published', async () => {
  assert.match(await text('/water/privacy'), /۱ سال پس از فرستادن/)
  assert.match(await text('/en/water/privacy'), /fewer than 10 cases/)
  assert.equal((await get('/nobody/privacy')).status, 404)
})

test('/privacy says to whom a message goes: what another agency accepts, and what an umbrella may read', async () => {
  assert.match(await text('/water/privacy'), /دستگاه دیگری باشد و آن را بپذیرد، پیام با نشانی، عکس و راه تماس/)
  assert.match(
    await text('/en/water/privacy'),
    /accepts it, the message goes there, too, with address, photos and contact/,
  )
  assert.match(await text('/en/water/privacy'), /reads the covered text of the case, never the original or the contact/)
})
