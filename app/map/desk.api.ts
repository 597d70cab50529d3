/** The officers' map: where the open cases of their desks are, as they are now. */
import { cellToBoundary, cellToLatLng } from 'h3-js'
import { type Operation, operation } from '#kit/api.ts'
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { codesOf, reachOf } from '../cases/index.ts'
import { officerOf, type Signed } from '../people/index.ts'
import { areasOf, atlasOf } from '../places/index.ts'
import { DeskMap } from './desk.schema.ts'
import { openCasesByPlace } from './desk.store.ts'
import { nearestArea } from './ground.actions.ts'

export function deskMapApi(app: App): Operation[] {
  return [
    operation(
      {
        method: 'get',
        path: '/map/cases',
        summary: 'Open cases of the officer’s desks by place: cells and areas, never a point',
        who: 'officer',
        answers: { 200: DeskMap },
      },
      async (c) => {
        const by = await officerOf(app, c, 'cases.read')
        return c.json(await app.db.in(by.agencyId, (tx) => readMap(app, tx, by)))
      },
    ),
  ]
}

async function readMap(app: App, tx: Tx, by: Signed): Promise<DeskMap> {
  const { everyDesk, deskIds } = await reachOf(tx, by)
  const spots = await openCasesByPlace(tx, everyDesk ? null : [...deskIds], app.now())
  const atlas = await atlasOf(tx)
  const areas = await areasOf(tx, { borders: false })
  const codes = await codesOf(
    tx,
    by.agencyId,
    spots.flatMap(({ first }) => first),
  )
  return {
    spots: spots.map(({ first, cell, ...spot }) => {
      const [lat, lon] = cell ? cellToLatLng(cell) : [0, 0]
      return {
        ...spot,
        cell,
        corners: cell ? cellToBoundary(cell) : null,
        aroundIds: cell ? namedAround(atlas.around({ lat, lon }), nearestArea(areas, { lat, lon })?.areaId) : [],
        first: first.flatMap((caseId) => {
          const code = codes.get(caseId)
          return code ? [{ caseId, code }] : []
        }),
      }
    }),
  }
}

/** Where no border holds a cell, the area nearest to it names it. */
const namedAround = (around: readonly string[], nearest: string | undefined): string[] =>
  around.length > 0 || nearest === undefined ? [...around] : [nearest]
