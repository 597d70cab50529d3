/** What the public log shows of releases: the hash of each file, and how its figures are worked out. */
import { METHOD_NAMES } from './definitions.ts'

export const INDICATORS_ENTRIES = [
  {
    type: 'indicators.released',
    v: 1,
    fields: {
      at: 'instant',
      method: METHOD_NAMES,
      sha256: 'digest',
      smallestGroup: 'count',
      untilDay: 'day',
      windowDays: 'count',
    },
  },
] as const
