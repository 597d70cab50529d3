/** Rows of counts as tallies, by line and area. Pure. */

import { CLASSES, type Counts, type Tally, type Wait } from './schema.ts'
import type { Counted, Moves } from './settle.ts'
import { addWaits, emptyTally } from './tally.ts'

type TallyRow = { line: number; areaId: string; measure: string; days: number; ended: number; waiting: number }
type MoveRow = { line: number; areaId: string } & Moves

/** What was counted of each line, in the order of their numbers. `areaKey` is how an area is called in the file. */
export function tallyRows(
  lines: number,
  rows: readonly TallyRow[],
  moves: readonly MoveRow[],
  areaKey: (areaId: string) => string,
): Counted[] {
  const counted = Array.from({ length: lines }, () => ({
    byArea: new Map<string, Tally>(),
    moves: new Map<string, Moves>(),
  }))
  for (const row of rows) add(tallyIn(counted[row.line]!.byArea, areaKey(row.areaId)), row)
  for (const { byArea } of counted)
    for (const tally of byArea.values()) {
      tally.replyWaits = addWaits(tally.replyWaits)
      tally.solutionWaits = addWaits(tally.solutionWaits)
    }
  for (const { line, areaId, entered, left } of moves) counted[line]!.moves.set(areaKey(areaId), { entered, left })
  return counted
}

function tallyIn(byArea: Map<string, Tally>, area: string): Tally {
  const tally = byArea.get(area) ?? emptyTally()
  byArea.set(area, tally)
  return tally
}

const COUNTS = [
  'received',
  ...CLASSES,
  'objected',
  'objectedUnsettled',
  'replyDue',
  'repliedInTime',
  'solutionDue',
  'doneInTime',
] as const satisfies (keyof Counts)[]

function add(tally: Tally, { measure, days, ended, waiting }: TallyRow) {
  const wait: Wait = [days, ended, waiting]
  const count = COUNTS.find((name) => name === measure)
  const reason = measure.startsWith('hidden ') ? measure.slice('hidden '.length) : null
  if (measure === 'reply') tally.replyWaits.push(wait)
  else if (measure === 'solution') tally.solutionWaits.push(wait)
  else if (count) tally.counts[count] += ended
  else if (reason) tally.counts.hidden[reason] = (tally.counts.hidden[reason] ?? 0) + ended
  else throw new Error(`Nothing is known of the measure ${measure}`)
}
