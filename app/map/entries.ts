/** What the public log shows of the map: the hash of each sheet, and the days it counts. */
import { METHODS } from './schema.ts'

export const MAP_ENTRIES = [
  {
    type: 'map.sheet-published',
    v: 1,
    fields: {
      at: 'instant',
      fromDay: 'day',
      method: METHODS,
      sha256: 'digest',
      smallestGroup: 'count',
      toDay: 'day',
    },
  },
] as const
