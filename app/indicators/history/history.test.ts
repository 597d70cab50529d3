/** What releases said is kept for charts, whatever their method, and shown with what happened meanwhile. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { signIn } from '../../../tests/people.ts'
import { addCrowd } from '../../../tests/results.ts'
import { createAgency } from '../../agencies/index.ts'
import { addArea } from '../../places/store.ts'
import { ASSETS } from '../../ui/assets.ts'
import { figuresOf } from '../figures.ts'
import { readRelease } from '../file.ts'
import { putBackRelease } from '../index.ts'
import { METHOD_VERSION } from '../schema.ts'
import { latestRelease } from '../store.ts'
import { readTrend } from './actions.ts'

let app: TestApp
let agency: TestAgency
before(async () => {
  app = await testApp({ at: '2026-11-20T21:00:00Z' })
  agency = await testAgency(app, 'water')
  const areaId = await app.db.in(agency.agencyId, (tx) => addArea(tx, { name: { fa: 'شمال', en: 'North' } }))
  const crowd = {
    cases: 900,
    days: 200,
    until: '2026-11-20T20:00:00Z',
    services: [agency.leak, agency.leak, agency.bill],
    areas: [agency.areaId, areaId],
  }
  await addCrowd(app, agency, crowd)
  // A release of the first form, as a house of before left it.
  const former = readFileSync(new URL('../fixtures/release-1.json', import.meta.url), 'utf8').replaceAll(
    '2026-11-20',
    '2026-11-10',
  )
  await app.db.open((tx) => putBackRelease(tx, agency.agencyId, Buffer.from(former)))
  for (const night of ['2026-11-20T21:00:00Z', '2026-11-27T21:00:00Z']) {
    app.setNow(night)
    await app.db.open((tx) => app.jobs.add(tx, 'indicators.release'))
    await app.work()
  }
})
after(() => app.close())

const text = async (path: string) => {
  const answer = await app.routes.request(path)
  assert.equal(answer.status, 200, path)
  return answer.text()
}

test('readTrend() gives each release by the method of its time, null for what that did not have', async () => {
  const kept = await app.rows<{ method: string; day: string }>(
    sql`select method, until_day::text as day from release_figures order by until_day`,
  )
  assert.deepEqual(
    kept.map(({ method, day }) => `${method} ${day}`),
    ['1 2026-11-10', `${METHOD_VERSION} 2026-11-20`, `${METHOD_VERSION} 2026-11-27`],
  )
  const { points } = await readTrend(app, agency.agencyId, 'confirmed')
  const newest = await app.db.in(agency.agencyId, (tx) => latestRelease(tx, agency.agencyId))
  const own = figuresOf(readRelease(newest!.file)).agency!.figures.find(({ indicator }) => indicator === 'confirmed')
  assert.deepEqual(points.at(-1)?.figure, own)
  assert.deepEqual(
    [points[0]?.untilDay, points[0]?.figure?.version, points[0]?.figure?.value],
    ['2026-11-10', '1', 0.7],
  )
  const fresh = await readTrend(app, agency.agencyId, 'promises-kept')
  assert.equal(fresh.points[0]?.figure, null)
})

test('the page of an indicator says it in a sentence, over time with a table and words, and where to compute it', async () => {
  const [fa, en] = [await text('/water/results/confirmed'), await text('/en/water/results/confirmed')]
  assert.match(fa, /از هر ۱۰ نفر، نزدیک به [۰-۹]+ نفر تأیید کردند که مشکل حل شد\./)
  assert.match(en, /Of every 10 people, about \d confirmed that it was solved\./)
  assert.match(en, /<svg[^>]*role="img"[^>]*aria-labelledby="trend-title"[^>]*aria-describedby="trend-desc"/)
  assert.match(en, /<desc id="trend-desc">From \d+% on 10 November 2026 to \d+% on 27 November 2026\./)
  assert.match(en, /class="chart-band" d="M/)
  assert.match(en, /The method went from version 1 to version 2\./)
  assert.match(en, /npx pasokh recompute [^<]*\/data\/water\/2026-11-27/)
  assert.match(en, /href="\/en\/methods\/confirmed\/2"/)
  assert.match(en, /95 % interval/)
  for (const page of [fa, en]) assert.doesNotMatch(page, /<script|undefined|NaN|\[object/)
})

test('every indicator has a page in both languages, at most 15 kB with its style, packed', async () => {
  const style = ASSETS.filter(({ type }) => type.startsWith('text/css')).map(({ body }) => body)
  const newest = await app.db.in(agency.agencyId, (tx) => latestRelease(tx, agency.agencyId))
  const ids = new Set(figuresOf(readRelease(newest!.file)).agency!.figures.map(({ indicator }) => indicator))
  assert.ok(ids.size > 30)
  for (const id of ids)
    for (const at of ['', '/en']) {
      const page = await text(`${at}/water/results/${id}`)
      assert.doesNotMatch(page, /<script|undefined|NaN|\[object/, id)
      assert.ok(gzipSync(Buffer.concat([...style, Buffer.from(page)])).length <= 15_000, id)
    }
  for (const path of ['/water/results/happiness', '/results/received', '/results/happiness', '/none/results/confirmed'])
    assert.equal((await app.routes.request(path)).status, 404, path)
})

test('a breakdown says its largest part in a sentence and shows each named part over time', async () => {
  const page = await text('/en/water/results/heard-by-channel')
  assert.match(page, /<p class="said">Of every 10 cases, about \d came by this way: [^<]+\.<\/p>/)
  assert.match(page, /<desc id="trend-desc">From \d+% on 20 November 2026 to \d+% on 27 November 2026\./)
  assert.match(
    await text('/water/results/refusals-by-reason'),
    /از هر ۱۰ «نه»ی اداره، [^<]+ تا به این دلیل بود: [^<]+\./,
  )
  assert.match(await text('/en/water/results/heard-by-language'), /are in this language: Persian\./)
  const { points } = await readTrend(app, agency.agencyId, 'heard-by-channel', 'telephone')
  const share = points.at(-1)!.figure!
  assert.equal(share.part, 'telephone')
  const [, link] = /<a href="([^"]+part=telephone#course)"/.exec(page)!
  const other = await text(link!.replace('#course', ''))
  assert.match(other, /<title id="trend-title">By which way: [^<]*[Tt]elephone/)
  assert.ok(other.includes(`to ${Math.round(share.value! * 100)}% on 27 November 2026`))
  // What nobody knows, and what stands for now these, now those, has no course of its own.
  for (const none of ['others', 'pigeon'])
    assert.equal(await text(`/en/water/results/heard-by-channel?part=${none}`), page)
})

test('the page gives areas of a service as the release does, and of no service that is not given by areas', async () => {
  const page = (await text('/en/water/results/confirmed?service=leak')).replace(/<[^>]+>/g, ' ')
  const newest = await app.db.in(agency.agencyId, (tx) => latestRelease(tx, agency.agencyId))
  const line = readRelease(newest!.file).lines.find(({ services }) => services[0] === 'leak')!
  assert.ok(line.areas!.parts.length === 2)
  for (const { counts } of line.areas!.parts) {
    const whole = counts.confirmed + counts.notConfirmed + counts.objectedUnsettled
    assert.ok(page.includes(`${counts.confirmed} of ${whole}`))
  }
  assert.match(page, /Areas of “Water leak”/)
  assert.doesNotMatch(await text('/en/water/results/confirmed?service=none'), /Areas of/)
})

test('a widget has no script and no form, and is the only page that another site may show in a frame', async () => {
  const answer = await app.routes.request('/water/results/confirmed/widget')
  const policy = answer.headers.get('content-security-policy')!
  assert.match(policy, /frame-ancestors \*/)
  assert.match(policy, /default-src 'none'/)
  assert.match(policy, /form-action 'none'/)
  assert.doesNotMatch(policy, /script-src/)
  assert.equal(answer.headers.get('x-frame-options'), null)
  assert.equal(answer.headers.get('set-cookie'), null)
  const page = await answer.text()
  assert.match(page, /تأیید کردند که مشکل حل شد/)
  const english = await text('/en/water/results/confirmed/widget')
  assert.match(english, /\d+ of \d+; \d+% to \d+%<br>To the end of \d+ November 2026/)
  assert.match(page, /<a href="[^"]*\/methods\/confirmed\/2"[^>]*>نسخهٔ ۲<\/a>/)
  assert.match(page, /<a href="http[^"]*\/water\/results\/confirmed#compute"[^>]*>خودتان حساب کنید<\/a>/)
  assert.doesNotMatch(page, /<script|<form|<iframe/)
  for (const path of [
    '/water/results/confirmed',
    '/water/results',
    '/water',
    '/results',
    '/methods',
    '/data',
    '/receipt',
  ]) {
    const { headers } = await app.routes.request(path)
    assert.match(headers.get('content-security-policy')!, /frame-ancestors 'none'/, path)
  }
})

test('a comparison stands for the agencies under one umbrella, and has words where there are too few', async () => {
  assert.match(await text('/en/results/confirmed'), /at least two agencies need a figure/)
  const umbrella = await app.db.open((tx) =>
    createAgency(app, tx, { slug: 'province', kind: 'umbrella', name: { fa: 'استان', en: 'Province' } }),
  )
  const other = await testAgency(app, 'gas')
  await addCrowd(app, other, {
    cases: 400,
    days: 200,
    until: '2026-11-20T20:00:00Z',
    services: [other.leak],
    areas: [other.areaId],
  })
  await app.rows(sql`update agency set parent_id = ${umbrella} where slug in ('water', 'gas')`)
  await app.db.open((tx) => app.jobs.add(tx, 'indicators.release'))
  await app.work()
  const page = await text('/en/results/confirmed')
  assert.match(page, /Under Province/)
  assert.match(page, /<th[^>]*>Interval, 95 % for all together<\/th>/)
  assert.match(page, /each by the method of the indicator with 97\.47%/, 'the root of 0.95')
  assert.match(page, /<a href="\/en\/gas\/results\/confirmed">/)
  assert.match(page, /[12](?: to 2)? of 2/)
  assert.match(page, /<a href="\/en\/gas\/results\/confirmed#compute">Compute it yourself<\/a>/)
  assert.match(page, /href="\/en\/methods\/confirmed\/2"/)
  assert.match(await text('/en/results'), /href="\/en\/results\/confirmed"/)
})

test('the doors of events let those mark a day who may change settings, and every reader see it', async () => {
  const ask = async (role: 'officer' | 'manager', method: string, path = '', body?: object) => {
    const { headers } = await signIn(app, { agencyId: agency.agencyId, role })
    const url = `/api/indicators/events${path}`
    return app.routes.request(url, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  }
  const flood = { day: '2026-11-20', text: { fa: 'سیل در شمال', en: 'Flood in the north' } }
  assert.equal((await ask('officer', 'POST', '', flood)).status, 403)
  const made = await ask('manager', 'POST', '', flood)
  assert.equal(made.status, 201)
  assert.equal((await ask('manager', 'POST', '', { ...flood, day: 'yesterday' })).status, 422)
  assert.match(await text('/en/water/results/confirmed'), /\(b\) 20 Nov 2026: <bdi>Flood in the north<\/bdi>/)
  const { id } = (await made.json()) as { id: string }
  assert.equal((await ask('officer', 'DELETE', `/${id}`)).status, 403)
  assert.equal((await ask('manager', 'DELETE', `/${id}`)).status, 204)
  assert.equal((await ask('manager', 'DELETE', `/${id}`)).status, 404)
  assert.doesNotMatch(await text('/en/water/results/confirmed'), /Flood/)
})
