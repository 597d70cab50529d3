/** Adding up what is counted about groups of cases, and telling how many of a group a reader could see to have changed. */
import { CLASSES, type Counts, type Step, type Tally, type Wait, type Work } from '../schema.ts'

const NOTHING: Counts = {
  received: 0,
  open: 0,
  done: 0,
  confirmed: 0,
  notConfirmed: 0,
  refused: 0,
  withdrawn: 0,
  hidden: {},
  objected: 0,
  objectedUnsettled: 0,
  replyDue: 0,
  repliedInTime: 0,
  solutionDue: 0,
  doneInTime: 0,
}

const NO_WORK: Work = {
  cases: 0,
  promised: 0,
  promisesKept: 0,
  planDue: 0,
  planKept: 0,
  doneJudged: 0,
  doneObjected: 0,
  finalReplies: 0,
  objections: 0,
  refusedFor: {},
  passedOn: [],
  openAges: [],
  placed: 0,
  proposable: 0,
  unsure: 0,
  proposalJudged: 0,
  proposalRight: 0,
}

export const emptyWork = (): Work => ({ ...NO_WORK, refusedFor: {}, passedOn: [], openAges: [] })

export const emptyTally = (): Tally => ({
  counts: { ...NOTHING, hidden: {} },
  replyWaits: [],
  solutionWaits: [],
  work: emptyWork(),
})

/** The counts of several groups, no case in two of them, as those of one. Work is that of the groups in which it was counted. */
export function addTallies(tallies: readonly Tally[]): Tally {
  const sum = emptyTally()
  for (const { counts } of tallies) addCounts(sum.counts, counts)
  const works = tallies.flatMap(({ work }) => work ?? [])
  return {
    counts: sum.counts,
    replyWaits: addWaits(tallies.flatMap(({ replyWaits }) => replyWaits)),
    solutionWaits: addWaits(tallies.flatMap(({ solutionWaits }) => solutionWaits)),
    work: tallies.length > 0 && works.length === 0 ? null : addWorks(works),
  }
}

function addCounts(to: Counts, { hidden, ...counts }: Counts) {
  for (const name of Object.keys(counts) as (keyof typeof counts)[]) to[name] += counts[name]
  addByReason(to.hidden, hidden)
}

function addByReason(to: Record<string, number>, of: Readonly<Record<string, number>>) {
  for (const [reason, n] of Object.entries(of)) to[reason] = (to[reason] ?? 0) + n
}

function addWorks(works: readonly Work[]): Work {
  const sum = emptyWork()
  for (const { refusedFor, passedOn: _, openAges: __, ...counts } of works) {
    for (const name of Object.keys(counts) as (keyof typeof counts)[]) sum[name] += counts[name]
    addByReason(sum.refusedFor, refusedFor)
  }
  sum.passedOn = addSteps(works.flatMap(({ passedOn }) => passedOn))
  sum.openAges = addSteps(works.flatMap(({ openAges }) => openAges))
  return sum
}

/** One step for each amount, the least first. */
export function addSteps(steps: readonly Step[]): Step[] {
  const byAmount = new Map<number, number>()
  for (const [amount, n] of steps) byAmount.set(amount, (byAmount.get(amount) ?? 0) + n)
  return [...byAmount].sort(([a], [b]) => a - b)
}

/** One line for each day, shortest first. */
export function addWaits(waits: readonly Wait[]): Wait[] {
  const byDay = new Map<number, Wait>()
  for (const [days, ended, waiting] of waits) {
    const [, e, w] = byDay.get(days) ?? [days, 0, 0]
    byDay.set(days, [days, e + ended, w + waiting])
  }
  return [...byDay.values()].sort(([a], [b]) => a - b)
}

/** All that were hidden, for whatever reason. */
export const hiddenOf = ({ hidden }: Counts): number => Object.values(hidden).reduce((sum, n) => sum + n, 0)

/**
 * The least number of cases that must have changed between two counts of the same cases, as the
 * counts show it. In a division of cases each case is in one cell, so as many have changed at least
 * as the growing cells have gained, or the shrinking ones lost. Waits that are still going on grow
 * by themselves and are no change.
 */
export function changedAtLeast(before: Tally, after: Tally): number {
  return Math.max(
    moved(classes(before), classes(after)),
    moved(ended(before.replyWaits), ended(after.replyWaits)),
    moved(ended(before.solutionWaits), ended(after.solutionWaits)),
    Math.abs(after.counts.objected - before.counts.objected),
    Math.abs(after.counts.objectedUnsettled - before.counts.objectedUnsettled),
  )
}

/** Whether two counts of the same cases say the same, but for waits that go on. */
export function saysTheSame(before: Tally, after: Tally): boolean {
  const { hidden: _, ...a } = before.counts
  const { hidden: __, ...b } = after.counts
  const same = (Object.keys(a) as (keyof typeof a)[]).every((name) => a[name] === b[name])
  return same && changedAtLeast(before, after) === 0 && isSameWork(before.work, after.work)
}

/** Ages of open cases grow by themselves; what was never published cannot be told from what is. */
function isSameWork(before: Work | null, after: Work | null): boolean {
  if (!before || !after) return true
  const plain = ({ openAges: _, refusedFor, ...rest }: Work) =>
    JSON.stringify([Object.entries(rest).sort(), Object.entries(refusedFor).sort()])
  return plain(before) === plain(after)
}

type Cells = ReadonlyMap<string | number, number>

const classes = ({ counts }: Tally): Cells =>
  new Map([
    ...CLASSES.map((name) => [name, counts[name]] as const),
    ...Object.entries(counts.hidden).map(([reason, n]) => [`hidden ${reason}`, n] as const),
  ])

const ended = (waits: readonly Wait[]): Cells => new Map(waits.map(([days, n]) => [days, n]))

function moved(before: Cells, after: Cells): number {
  let gained = 0
  let lost = 0
  for (const cell of new Set([...before.keys(), ...after.keys()])) {
    const change = (after.get(cell) ?? 0) - (before.get(cell) ?? 0)
    if (change > 0) gained += change
    else lost -= change
  }
  return Math.max(gained, lost)
}
