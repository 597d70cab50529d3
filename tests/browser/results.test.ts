/** Results, methods, privacy and open data in a browser without JavaScript: accessible, narrow, from one origin, in both languages. */
import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { serve } from '@hono/node-server'
import { addService } from '../../app/agencies/services.store.ts'
import { keepHistory, release } from '../../app/indicators/index.ts'
import { publish } from '../../app/opendata/index.ts'
import { addArea } from '../../app/places/store.ts'
import { sql, type TestApp, testApp } from '../app.ts'
import { testAgency } from '../journeys/agency.ts'
import { addCrowd } from '../results.ts'
import { expectNoViolations } from './axe.ts'
import { openBrowser } from './browser.ts'
import { expectWithin } from './width.ts'

const { browser, skip } = await openBrowser()
let app: TestApp
let base: string
let close: () => Promise<void>

const UNTIL = '2026-11-20T20:00:00Z'
const SMALL = {
  description: { fa: '', en: '' },
  heading: null,
  publicKind: false,
  callsBack: false,
  needsPlace: false,
  retired: false,
  sort: 1,
}

before(async () => {
  if (skip) return
  app = await testApp({ at: '2026-11-20T21:00:00Z' })
  const water = await testAgency(app, 'water')
  const { leak, bill, areaId } = water
  const add = (code: string, fa: string, en: string) =>
    app.db.in(water.agencyId, (tx) => addService(tx, { ...SMALL, code, name: { fa, en } }))
  const north = await app.db.in(water.agencyId, (tx) => addArea(tx, { name: { fa: 'شمال', en: 'North' } }))
  const little = [await add('meter', 'تعویض کنتور', 'Meter change'), await add('new', 'انشعاب تازه', 'New connection')]
  await addCrowd(app, water, {
    cases: 900,
    days: 200,
    until: UNTIL,
    services: [leak, leak, bill],
    areas: [areaId, areaId, north],
  })
  await app.rows(sql`update matter set service_id = ${little[0]} where code in ('1', '2', '3', '4', '5', '6')`)
  for (const night of ['2026-11-06T21:00:00Z', '2026-11-13T21:00:00Z', '2026-11-20T21:00:00Z']) {
    app.setNow(night)
    await release(app, water.agencyId)
  }
  await publish(app, water.agencyId)
  await keepHistory(app, water.agencyId)
  await app.rows(sql`
    insert into result_event (agency_id, day, text) values (${water.agencyId}, '2026-11-15', '{"fa": "گروه تعمیر تازه", "en": "New repair team"}')`)
  const small = await testAgency(app, 'small')
  await addCrowd(app, small, { cases: 8, days: 30, until: UNTIL, services: [small.leak], areas: [small.areaId] })
  await release(app, small.agencyId)
  const server = serve({ fetch: app.routes.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = () => new Promise((resolve) => server.close(() => resolve()))
})

after(async () => {
  await browser?.close()
  if (skip) return
  await close()
  await app.close()
})

const PATHS = [
  '/results',
  '/water/results',
  '/small/results',
  '/water/privacy',
  '/source',
  '/methods',
  '/data',
  '/data/water',
  '/data/water/2026-11-20',
  '/methods/wait-to-solution',
  '/methods/confirmed/1',
  '/results/confirmed',
  '/water/results/confirmed',
  '/water/results/confirmed?service=leak',
  '/water/results/wait-to-solution',
  '/water/results/heard-by-channel',
  '/water/results/silent-areas',
  '/water/results/confirmed/widget',
]

for (const path of PATHS.flatMap((path) => [path, `/en${path}`]))
  test(`${path} has no violation of axe, fits 320 px, and asks no other origin`, { skip }, async () => {
    const context = await browser!.newContext({ viewport: { width: 320, height: 700 } })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('request', (request) => request.url().startsWith(base) || faults.push(request.url()))
    page.on('console', (message) => faults.push(message.text()))
    page.on('pageerror', (error) => faults.push(String(error)))
    const answer = await page.goto(base + path, { waitUntil: 'networkidle' })
    assert.equal(answer?.status(), 200)
    await expectNoViolations(page)
    await expectWithin(page)
    assert.deepEqual(faults, [])
    if (process.env.PASOKH_PICTURES) {
      const name = path.replaceAll(/[/?=]/g, '_')
      await page.screenshot({ path: `${process.env.PASOKH_PICTURES}/${name}-320.png`, fullPage: true })
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.screenshot({ path: `${process.env.PASOKH_PICTURES}/${name}-1280.png`, fullPage: true })
    }
    await context.close()
  })

test('the page works without JavaScript: from the results to the method of a figure and back', { skip }, async () => {
  const context = await browser!.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${base}/water`)
  await page.getByRole('link', { name: 'نتیجه‌ها' }).click()
  await page.getByRole('link', { name: 'تأیید مردم' }).first().click()
  assert.match(page.url(), /\/water\/results\/confirmed$/)
  await page.getByRole('link', { name: 'چگونه حساب می‌شود' }).click()
  assert.match(page.url(), /\/methods\/confirmed\/2$/)
  await page.getByRole('link', { name: 'همهٔ روش‌ها' }).click()
  assert.match(page.url(), /\/methods$/)
  await context.close()
})
