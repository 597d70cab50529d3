/** The officers' map in a browser: what one's own desks have, on a map without tiles and in a list that says the same. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gridDisk, latLngToCell } from 'h3-js'
import type { Browser } from 'playwright-core'
import { seatOfficers } from '../../app/agencies/offices.store.ts'
import { buildConsole } from '../../app/cli/console-build.ts'
import { addOfficer } from '../../app/people/index.ts'
import { drawOutlines } from '../../app/places/settings.actions.ts'
import { addArea } from '../../app/places/store.ts'
import { type TestApp, testApp } from '../app.ts'
import { testAgency } from '../journeys/agency.ts'
import { addAddresses, addPlaced, placed } from '../placed.ts'
import { AREAS } from '../town/areas.ts'
import { expectNoViolations } from './axe.ts'
import { openBrowser } from './browser.ts'
import { NOW, openPage, PASSWORD, type Served, serveDesk, signInAt } from './desk.ts'

const { browser, skip } = await openBrowser()
let app: TestApp
let desk: Served

before(async () => {
  if (skip) return
  buildConsole()
  app = await testApp({ at: NOW })
  const agency = await testAgency(app, 'water')
  const { agencyId, otherDeskId, otherOfficeId } = agency
  await app.db.in(agencyId, async (tx) => {
    for (const { name, centre, ring } of AREAS) {
      const corners = ring.map(([lat, lon]): [number, number] => [lon, lat])
      const border = { type: 'Polygon' as const, coordinates: [corners] }
      await addArea(tx, { name, centre: { lat: centre[0], lon: centre[1] }, border })
    }
    await drawOutlines(tx)
  })
  const cells = gridDisk(latLngToCell(34.612, 54.618, 8), 2)
  await addAddresses(app, agency, cells)
  await addPlaced(app, agency, [
    ...cells.flatMap((cell, n) => placed(1 + n, { cell })),
    ...placed(3, { areaId: agency.areaId }),
    ...placed(2, {}),
  ])
  await addPlaced(app, { agencyId, officeId: otherOfficeId, deskId: otherDeskId }, placed(40, { cell: cells[0]! }))
  const ids: string[] = []
  for (const lang of ['fa', 'en'] as const) {
    const officer = {
      agencyId,
      email: `${lang}@example.org`,
      name: 'Sara',
      role: 'officer',
      lang,
      password: PASSWORD,
    } as const
    const added = await app.db.in(agencyId, (tx) => addOfficer(app, tx, officer))
    assert.ok('officerId' in added)
    ids.push(added.officerId)
  }
  await app.db.in(agencyId, (tx) => seatOfficers(tx, agency.deskId, ids))
  desk = await serveDesk(app)
})

after(async () => {
  await browser?.close()
  if (skip) return
  await desk.close()
  await app.close()
})

for (const [lang, width, dark] of [
  ['fa', 1280, false],
  ['en', 320, true],
] as const)
  test(`the map shows the open cases of one's own desks (${lang}, ${width} px)`, { skip }, async () => {
    const { page, context, faults } = await openPage(browser as Browser, desk.base, { lang, width, dark })
    await signInAt(page, desk.base, `${lang}@example.org`)
    await page.goto(`${desk.base}/desk/map`)
    await page.locator('.desk-map-list li').first().waitFor()
    // Nineteen cells, an area without a border, and what lies nowhere; of the other desk's forty, none.
    assert.equal(await page.locator('.desk-map-list li').count(), 21)
    assert.equal(await page.locator('path.desk-map-spot').count(), 19)
    const text = await page.locator('.desk-map-list li').first().innerText()
    assert.match(text, lang === 'fa' ? /۱۹ پروندهٔ باز/ : /19 open cases/)
    await page.locator('.desk-map-list button').nth(3).click()
    await page.locator('li[aria-current=true]').waitFor()
    await expectNoViolations(page)
    const { scroll, shown } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      shown: document.documentElement.clientWidth,
    }))
    assert.ok(scroll <= shown, `${scroll} px wide`)
    if (process.env.PASOKH_PICTURES)
      await page.screenshot({ path: `${process.env.PASOKH_PICTURES}/desk-map-${lang}-${width}.png`, fullPage: true })
    await page.locator('.desk-map-list a').first().click()
    await page.waitForURL(/\/desk\/cases\//)
    assert.deepEqual(faults, [])
    await context.close()
  })
