/** What is made of an agency's places beforehand: the gazetteer of a large file, and how many addresses lie in each cell. */
import { Worker } from 'node:worker_threads'
import { sql, type Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { FEW_ADDRESSES, FEW_AREAS, opened } from './actions.ts'
import {
  countAddresses,
  countVersion,
  namedAreas,
  pointsInParts,
  putCells,
  putGazetteer,
  readGazetteer,
  versionOf,
  waysInParts,
} from './ask.store.ts'
import { countCells } from './cells.ts'
import { type PackedWay, packWay } from './packed.ts'

/** After an import: both. */
export const preparePlaces = (app: App, agencyId: string): Promise<void> =>
  app.db.in(agencyId, async (tx) => {
    await prepareCells(tx)
    await prepareIn(tx)
  })

/** After a change of settings, and nightly: the gazetteer, where one is kept that is not of today's settings or cannot be opened. */
export const prepareGazetteer = (app: App, agencyId: string): Promise<void> => app.db.in(agencyId, prepareIn)

async function prepareIn(tx: Tx) {
  // Reading the addresses of a country takes its time, and nobody waits for it.
  await tx.run(sql`set local statement_timeout = '10min'`)
  await tx.run(sql`set local idle_in_transaction_session_timeout = '10min'`)
  const { version, block } = (await versionOf(tx))!
  const areas = await namedAreas(tx)
  const few = areas.length <= FEW_AREAS && (await countAddresses(tx, FEW_ADDRESSES + 1)) <= FEW_ADDRESSES
  if (few && block === null) return
  const isReadable = block === version && opened(await readGazetteer(tx)) !== null
  if (isReadable) return
  // Processes keep what they have of a version: one that could not be read is made as another.
  const made = block === version ? await countVersion(tx) : version
  const ways: PackedWay[] = []
  if (!few) for await (const some of waysInParts(tx)) for (const way of some) ways.push(packWay(way))
  await putGazetteer(tx, made, few ? null : await build({ areas, ways }))
}

function build(given: object): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./gazetteer.worker.ts', import.meta.url), {
      workerData: given,
      resourceLimits: { maxOldGenerationSizeMb: 6000 },
    })
    worker.once('message', (made: ArrayBuffer) => resolve(new Uint8Array(made)))
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`Building the gazetteer ended with ${code}`)))
  })
}

async function prepareCells(tx: Tx) {
  await tx.run(sql`set local statement_timeout = '10min'`)
  const counts = new Map<string, number>()
  for await (const points of pointsInParts(tx)) countCells(counts, points)
  await putCells(tx, counts)
}
