/** The officers' map on the real database: cells and areas of one's own desks, and no point. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { latLngToCell } from 'h3-js'
import { type TestApp, testApp } from '../../tests/app.ts'
import { testAgency } from '../../tests/journeys/agency.ts'
import { addPlaced, placed } from '../../tests/placed.ts'
import { openCasesByPlace } from './desk.store.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

test('openCasesByPlace() counts what waits at some desks, where it is known', async () => {
  const agency = await testAgency(app)
  const other = await testAgency(app)
  const cell = latLngToCell(35.7, 51.4, 8)
  await addPlaced(app, agency, [
    ...placed(7, { cell, areaId: agency.areaId }),
    ...placed(3, { areaId: agency.areaId }),
    ...placed(2, {}),
    ...placed(4, { cell, state: 'confirmed' }),
  ])
  await addPlaced(app, { ...agency, deskId: agency.otherDeskId }, placed(5, { cell }))
  await addPlaced(app, other, placed(9, { cell }))
  const of = (deskIds: string[] | null) => app.db.in(agency.agencyId, (tx) => openCasesByPlace(tx, deskIds, app.now()))
  const short = (rows: Awaited<ReturnType<typeof of>>) =>
    rows.map(({ cell, areaId, cases, first }) => [cell, areaId, cases, first.length])
  assert.deepEqual(short(await of([agency.deskId])), [
    [cell, null, 7, 5],
    [null, agency.areaId, 3, 3],
    [null, null, 2, 2],
  ])
  assert.equal((await of(null))[0]!.cases, 12)
  assert.deepEqual(await of([]), [])
})
