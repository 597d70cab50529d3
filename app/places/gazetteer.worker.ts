/** Builds a gazetteer beside the thread that answers people: areas and ways come in, its bytes go out. */
import { parentPort, workerData } from 'node:worker_threads'
import { buildGazetteer } from '@pasokh/geocoder'
import { gazetteerRows, type NamedArea } from './gazetteer-rows.ts'
import { openWays, type PackedWay } from './packed.ts'

// This file is only ever started by prepare.actions.ts, which gives both.
const { areas, ways } = workerData as { areas: NamedArea[]; ways: PackedWay[] }
const { buffer } = buildGazetteer(gazetteerRows(areas, openWays(ways)), { refused: () => {} })
// What buildGazetteer makes is memory of its own.
parentPort?.postMessage(buffer, [buffer as ArrayBuffer])
