/** Published measures: waiting with open cases counted, shares with intervals, small numbers protected. */
export { possibleCount } from './attack.ts'
export { type Bootstrapped, bootstrap } from './bootstrap.ts'
export { type Budget, type Cost, costOf, deltaOf, epsilonOf, spend } from './budget.ts'
export {
  type CalendarDay,
  type Coefficient,
  type Columns,
  type CountFit,
  type CountOptions,
  calendarColumns,
  fitCounts,
} from './counts.ts'
export { didItWork, type Effect, type EffectOptions, type Fix } from './effect.ts'
export { compareFairly, funnelLimits, type Office, type Standing } from './fair.ts'
export { gini, hoover, theil, theilSplit, type Unit } from './inequality.ts'
export { fitLevel, type LevelEffect, type LevelFit, levelEffect } from './level.ts'
export { discreteGaussian, type Fraction, type RandomBelow } from './noise.ts'
export { type OutcomeCount, type OutcomeStep, outcomeShares } from './outcomes.ts'
export { effectiveN, type Margin, type NoWeights, type Raked, rake } from './rake.ts'
export { type Random, seeded } from './random.ts'
export { confidenceOfEach, type Places, possiblePlaces } from './ranks.ts'
export { garwood, type MeanCount, meanCount, type Times } from './rate.ts'
export { type Decomposed, decompose } from './season.ts'
export { clopperPearson, type Interval, newcombe, type Part, wilson } from './share.ts'
export { type Estimate, type Shrunk, shrink } from './shrink.ts'
export { type Count, SMALLEST_GROUP, type Suppressed, suppress } from './suppress.ts'
export { type Line, type SuppressedTable, suppressTable, type Table } from './suppress-table.ts'
export { type Branch, suppressTree, type Tree } from './suppress-tree.ts'
export { type Panel, type SyntheticEffect, syntheticEffect, type Weights } from './synthetic.ts'
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
