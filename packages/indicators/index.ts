/** Published measures: waiting with open cases counted, shares with intervals, small numbers protected. */
export { type Interval, wilson } from './share.ts'
export { type Count, SMALLEST_GROUP, type Suppressed, suppress } from './suppress.ts'
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
