/** The officers' map in a browser: what one's own desks have, on a map without tiles and in a list that says the same. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gridDisk, latLngToCell } from 'h3-js'
import { drawOutlines } from '../../app/places/settings.actions.ts'
import { addArea } from '../../app/places/store.ts'
import { testAgency } from '../journeys/agency.ts'
import { addAddresses, addPlaced, placed } from '../placed.ts'
import { AREAS } from '../town/areas.ts'
import { expectNoViolations } from './axe.ts'
import { openDesk } from './desk.ts'
import { expectWithin, picture } from './width.ts'

const desk = await openDesk(async ({ app, add }) => {
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
  for (const lang of ['fa', 'en']) await add(agency, 'officer', lang, agency.deskId)
})
const { skip } = desk

for (const [lang, width, dark] of [
  ['fa', 1280, false],
  ['en', 320, true],
] as const)
  test(`the map shows the open cases of one's own desks (${lang}, ${width} px)`, { skip }, async () => {
    const { page, context, faults } = await desk.open(lang, { lang, width, dark })
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
    await expectWithin(page)
    await picture(page, `desk-map-${lang}-${width}`)
    await page.locator('.desk-map-list a').first().click()
    await page.waitForURL(/\/desk\/cases\//)
    assert.deepEqual(faults, [])
    await context.close()
  })
