/** The map in a browser without JavaScript: accessible, narrow, light, from one origin, in both languages. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { gridDisk, latLngToCell } from 'h3-js'
import { release } from '../../app/indicators/index.ts'
import { publishMap } from '../../app/map/publish.actions.ts'
import { drawOutlines } from '../../app/places/settings.actions.ts'
import { addArea } from '../../app/places/store.ts'
import { type TestApp, testApp } from '../app.ts'
import { testAgency } from '../journeys/agency.ts'
import { addAddresses, addPlaced, placed } from '../placed.ts'
import { AREAS } from '../town/areas.ts'
import { expectNoViolations } from './axe.ts'
import { openBrowser } from './browser.ts'
import { served } from './served.ts'
import { expectWithin } from './width.ts'

const { browser, skip } = await openBrowser()
let app: TestApp
let at: Awaited<ReturnType<typeof served>>

/** A page weighs at most so much on the line. */
const MOST_BYTES = 15 * 1024

before(async () => {
  if (skip) return
  app = await testApp({ at: '2026-11-24T21:00:00Z' })
  const water = await town('water')
  const cells = gridDisk(latLngToCell(34.612, 54.618, 8), 12)
  await addAddresses(app, water.agency, cells)
  await addPlaced(
    app,
    water.agency,
    cells.flatMap((cell, n) =>
      placed(n < 7 ? 160 - 20 * n : 12 + ((n * 37) % 40), {
        cell,
        serviceId: n % 3 ? water.agency.leak : water.agency.bill,
      }),
    ),
  )
  await addPlaced(app, water.agency, placed(40, { opened: '2026-10-05T08:00:00Z', cell: cells[0]! }))
  const road = await town('road')
  await addPlaced(
    app,
    road.agency,
    road.areas.flatMap((areaId, n) => placed(8 + 19 * n, { areaId, serviceId: road.agency.leak })),
  )
  await testAgency(app, 'new')
  for (const { agencyId } of [water.agency, road.agency]) {
    await release(app, agencyId)
    await publishMap(app, agencyId)
  }
  at = await served(app.routes)
})

/** An agency with the neighbourhoods of the made-up town. */
async function town(slug: string) {
  const agency = await testAgency(app, slug)
  const areas = await app.db.in(agency.agencyId, async (tx) => {
    const ids: string[] = []
    for (const { name, centre, ring } of AREAS) {
      const corners = ring.map(([lat, lon]): [number, number] => [lon, lat])
      const border = { type: 'Polygon' as const, coordinates: [corners] }
      ids.push(await addArea(tx, { name, centre: { lat: centre[0], lon: centre[1] }, border }))
    }
    await drawOutlines(tx)
    return ids
  })
  return { agency, areas }
}

after(async () => {
  await browser?.close()
  if (skip) return
  await at.close()
  await app.close()
})

const PATHS = ['/map', '/water/map', '/water/map/1405-08?service=leak', '/water/map/1405-07', '/road/map', '/new/map']

for (const path of PATHS.flatMap((path) => [path, `/en${path}`]))
  test(`${path} has no violation of axe, fits 320 px, is light, and asks no other origin`, { skip }, async () => {
    const context = await browser!.newContext({ viewport: { width: 320, height: 700 } })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('request', (request) => request.url().startsWith(at.base) || faults.push(request.url()))
    page.on('console', (message) => faults.push(message.text()))
    const answer = await page.goto(at.base + path, { waitUntil: 'networkidle' })
    assert.equal(answer?.status(), 200)
    const bytes = gzipSync(await answer!.body()).length
    assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`)
    assert.equal(await page.locator('script').count(), 0)
    await expectNoViolations(page)
    await expectWithin(page)
    assert.deepEqual(faults, [])
    if (process.env.PASOKH_PICTURES) {
      const name = path.replaceAll(/[/?=]/g, '_')
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [320, 1280]) {
          await page.emulateMedia({ colorScheme })
          await page.setViewportSize({ width, height: 900 })
          await page.screenshot({
            path: `${process.env.PASOKH_PICTURES}/${name}-${width}-${colorScheme}.png`,
            fullPage: true,
          })
        }
    }
    await context.close()
  })

test('a reader without JavaScript goes from the results to the map, to a service, to another month', {
  skip,
}, async () => {
  const context = await browser!.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${at.base}/en/water/results`)
  await page.getByRole('link', { name: 'Map: where the cases' }).click()
  await page.getByRole('img', { name: 'Map: All services' }).waitFor()
  await page.getByRole('link', { name: 'Water leak' }).click()
  await page.getByRole('img', { name: 'Map: Water leak' }).waitFor()
  await page.getByRole('link', { name: '23 September 2026' }).click()
  assert.match(page.url(), /1405-07$/)
  await context.close()
})

test('what is drawn of many cells is coarse, and each can be looked into', { skip }, async () => {
  const context = await browser!.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${at.base}/en/water/map`)
  await page.locator('#places').waitFor()
  await page.locator('tbody a').first().click()
  assert.match(page.url(), /inside=/)
  await page.getByText('about 1 km').first().waitFor()
  await page.getByRole('link', { name: 'The whole map' }).click()
  assert.doesNotMatch(page.url(), /inside=/)
  await context.close()
})
