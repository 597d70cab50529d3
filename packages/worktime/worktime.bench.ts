/**
 * 1,000,000 deadlines on one core: at most 1.5 s. Beside it, in the same run, the definition taken word by word
 * (`slow.ts`), which needs so long for a few that it is given only those; the ratio is per deadline.
 *
 *     node packages/worktime/worktime.bench.ts
 */
import {
  addWorkingDays,
  addWorkingTime,
  type Calendar,
  parseSpans,
  solarHolidays,
  workingTimeBetween,
} from './index.ts'
import { addSlowly } from './slow.ts'

const DEADLINES = 1_000_000
const SLOW_DEADLINES = 5
const MOST_SECONDS = 1.5
const TARGET_SECONDS = 20 * 3600

const day = parseSpans('07:30-12:00 13:00-16:00')
const calendar: Calendar = {
  timeZone: 'Asia/Tehran',
  week: { saturday: day, sunday: day, monday: day, tuesday: day, wednesday: day, thursday: parseSpans('07:30-12:00') },
  exceptions: solarHolidays(1398, 1410),
  version: 1,
  validFrom: null,
  validTo: null,
}

/** Instants spread evenly, but out of order, over ten years that have summer time and years that have not. */
const START = Date.UTC(2019, 2, 21)
const froms = Array.from({ length: DEADLINES }, (_, at) => new Date(START + ((at * 7_919) % DEADLINES) * 315_360))

/** Seconds of wall time, the median of five. */
function seconds(work: () => number): number {
  const runs = Array.from({ length: 5 }, () => {
    const startedAt = performance.now()
    if (!Number.isFinite(work())) throw new Error('The work gave no number')
    return (performance.now() - startedAt) / 1000
  })
  return runs.sort((a, b) => a - b)[2]!
}

const sum = (count: number, one: (from: Date) => number) => () => {
  let total = 0
  for (let at = 0; at < count; at++) total += one(froms[at]!)
  return total
}

const due = (from: Date) => addWorkingTime(from, TARGET_SECONDS, calendar).getTime()
const coldAt = performance.now()
due(froms[0]!)
const coldMs = performance.now() - coldAt

const fast = seconds(sum(DEADLINES, due))
const days = seconds(sum(DEADLINES, (from) => addWorkingDays(from, 10, calendar).getTime()))
const between = seconds(sum(DEADLINES, (from) => workingTimeBetween(from, froms[0]!, calendar)))
const slow = seconds(
  sum(SLOW_DEADLINES, (from) => addSlowly(Math.floor(from.getTime() / 1000), TARGET_SECONDS, calendar, 90 * 86_400)!),
)

console.table({
  'addWorkingTime()': { calls: DEADLINES, seconds: fast },
  'addWorkingDays()': { calls: DEADLINES, seconds: days },
  'workingTimeBetween()': { calls: DEADLINES, seconds: between },
  'second by second': { calls: SLOW_DEADLINES, seconds: slow },
})
console.log(`first deadline of a calendar, zone not yet known: ${coldMs.toFixed(1)} ms`)
console.log(`a deadline is ${Math.round(slow / SLOW_DEADLINES / (fast / DEADLINES))} times as fast as second by second`)
console.log(`${DEADLINES} deadlines in ${fast.toFixed(2)} s, the most is ${MOST_SECONDS} s`)
if (fast > MOST_SECONDS) process.exitCode = 1
