/** Published measures: waiting with open cases counted, shares with intervals, small numbers protected. */
export { possibleCount } from './attack.ts'
export { gini, hoover, theil, theilSplit, type Unit } from './inequality.ts'
export { type OutcomeCount, type OutcomeStep, outcomeShares } from './outcomes.ts'
export { clopperPearson, type Interval, newcombe, type Part, wilson } from './share.ts'
export { type Count, SMALLEST_GROUP, type Suppressed, suppress } from './suppress.ts'
export { type Line, type SuppressedTable, suppressTable, type Table } from './suppress-table.ts'
export {
  countByDay,
  type Drop,
  medianWait,
  shareWaitingAfter,
  type Wait,
  type WaitCount,
  waitForShare,
  waitingCurve,
} from './waiting.ts'
export { type DropWithError, meanWait, waitInterval, withErrors } from './waiting-interval.ts'
