/** Rows of counts as tallies, by line and area. Pure. */

import { COUNT_NAMES, WORK_NAMES } from '../formula.schema.ts'
import type { Tally } from '../schema.ts'
import type { Counted, Moves } from './settle.ts'
import { addSteps, addWaits, emptyTally } from './tally.ts'

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
    answers: null,
    answersSoFar: { before: null, from: null },
  }))
  for (const row of rows) add(tallyIn(counted[row.line]!.byArea, areaKey(row.areaId)), row)
  for (const { byArea } of counted)
    for (const tally of byArea.values()) {
      tally.replyWaits = addWaits(tally.replyWaits)
      tally.solutionWaits = addWaits(tally.solutionWaits)
      tally.work!.passedOn = addSteps(tally.work!.passedOn)
      tally.work!.openAges = addSteps(tally.work!.openAges)
    }
  for (const { line, areaId, entered, left } of moves) counted[line]!.moves.set(areaKey(areaId), { entered, left })
  return counted
}

function tallyIn(byArea: Map<string, Tally>, area: string): Tally {
  const tally = byArea.get(area) ?? emptyTally()
  byArea.set(area, tally)
  return tally
}

// What was hidden is counted by its reason.
const COUNTS = COUNT_NAMES.filter((name) => name !== 'hidden')

function add(tally: Tally, { measure, days, ended, waiting }: TallyRow) {
  const work = tally.work!
  const [kind, reason] = measure.split(/ (.*)/s)
  const count = COUNTS.find((name) => name === measure)
  const ofWork = WORK_NAMES.find((name) => name === measure)
  if (measure === 'reply') tally.replyWaits.push([days, ended, waiting])
  else if (measure === 'solution') tally.solutionWaits.push([days, ended, waiting])
  else if (measure === 'passedOn' || measure === 'openAges') work[measure].push([days, ended])
  else if (count) tally.counts[count] += ended
  else if (ofWork) work[ofWork] += ended
  else if (kind === 'hidden' && reason) addTo(tally.counts.hidden, reason, ended)
  else if (kind === 'refusedFor' && reason) addTo(work.refusedFor, reason, ended)
  else throw new Error(`Nothing is known of the measure ${measure}`)
}

const addTo = (to: Record<string, number>, reason: string, n: number) => {
  to[reason] = (to[reason] ?? 0) + n
}
