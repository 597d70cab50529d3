/** The whole of an agency as its release says it, made of so many cases. */
import { figuresOf, type Group } from '../app/indicators/figures.ts'
import { emptyTally } from '../app/indicators/release/tally.ts'
import type { Line, Tally } from '../app/indicators/schema.ts'

export function groupWith(counts: Partial<Tally['counts']>, more: Partial<Tally> = {}, method = '2'): Group {
  const line: Line = {
    ...emptyTally(),
    ...more,
    counts: { ...emptyTally().counts, received: 500, ...counts },
    services: ['water'],
    isOthers: false,
    openedFrom: '2026-01-01',
    openedTo: '2026-11-20',
    asOf: '2026-11-20',
    areas: null,
    answers: null,
    answersFrom: null,
  }
  const system = { intake: null, promises: null }
  const heard = { channels: null, languages: null, copies: null }
  return figuresOf({ method, lines: [line], heard, residents: {}, formerAreas: [], system }).agency!
}
