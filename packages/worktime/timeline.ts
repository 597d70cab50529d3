/**
 * A calendar laid out along the line of instants: when the office opens and closes, with running sums.
 *
 * The office is open at an instant when the clock on its wall shows a minute of one of that day's spans. So an hour
 * that summer time skips is never counted, and an hour that it repeats is counted twice. The line is laid out in
 * blocks of 512 days, each when it is first asked for; within a block the running sum turns both questions (how much
 * time up to here, and when is so much time over) into one search.
 */
import { type Calendars, type DayBook, dayBook } from './calendar.ts'
import { DAY_MS } from './civil.ts'
import { piecesBetween } from './zone.ts'

const BLOCK_DAYS = 512
const BLOCK_MS = BLOCK_DAYS * DAY_MS

/** Instants are counted from 1900 on and before 2400, epoch ms. */
export const FIRST_MS = -2_208_988_800_000
export const LAST_MS = 13_569_465_600_000

/** The openings of 512 UTC days, in order, in epoch ms. All arrays but the last are one entry per opening. */
type Block = {
  starts: Float64Array
  ends: Float64Array
  /** Open time of the block before each opening; one entry more, the sum of all. */
  before: Float64Array
  /** For each UTC day of the block, the first opening that ends after the day's beginning. */
  firstOf: Uint32Array
}

/** The working days among 512 civil days. */
type DayBlock = {
  /** When the office closes for the last time on each day; NaN when it does not open. */
  closesAt: Float64Array
  /** The places of the working days, in order. */
  working: number[]
  /** How many working days of the block come before each day; one entry more, the sum of all. */
  workingBefore: Uint32Array
}

export type Timeline = { book: DayBook; blocks: Map<number, Block>; dayBlocks: Map<number, DayBlock> }

const timelines = new WeakMap<Calendars, Timeline>()

/** The timeline of a calendar; it is made once for each calendar object. */
export function timelineOf(calendars: Calendars): Timeline {
  let timeline = timelines.get(calendars)
  if (!timeline) {
    timeline = { book: dayBook(calendars), blocks: new Map(), dayBlocks: new Map() }
    timelines.set(calendars, timeline)
  }
  return timeline
}

/** When the office is open while the wall calendar shows this day: `[start, end)` in epoch ms, in order. */
export function openingsOn({ book }: Timeline, dayNumber: number): [start: number, end: number][] {
  const { spans } = book.hours(dayNumber)
  if (spans.length === 0) return []
  const midnight = dayNumber * DAY_MS
  const found: [number, number][] = []
  for (const { start, end, offset } of piecesBetween(book.timeZone, midnight - DAY_MS, midnight + 2 * DAY_MS)) {
    for (const { fromMinute, toMinute } of spans) {
      const opens = Math.max(start, midnight + fromMinute * 60_000 - offset)
      const closes = Math.min(end, midnight + toMinute * 60_000 - offset)
      if (opens < closes) found.push([opens, closes])
    }
  }
  return found
}

function layBlock(timeline: Timeline, index: number): Block {
  const [firstDay, start, end] = [index * BLOCK_DAYS, index * BLOCK_MS, (index + 1) * BLOCK_MS]
  // A wall calendar is at most a day away from that of UTC.
  const openings = Array.from({ length: BLOCK_DAYS + 2 }, (_, at) => openingsOn(timeline, firstDay - 1 + at))
    .flat()
    .filter(([opens, closes]) => opens < end && closes > start)
    .sort((a, b) => a[0] - b[0])
  const starts = Float64Array.from(openings, ([opens]) => Math.max(opens, start))
  const ends = Float64Array.from(openings, ([, closes]) => Math.min(closes, end))
  const before = new Float64Array(openings.length + 1)
  for (let at = 0; at < openings.length; at++) before[at + 1] = before[at]! + ends[at]! - starts[at]!
  const firstOf = new Uint32Array(BLOCK_DAYS)
  for (let day = 0, at = 0; day < BLOCK_DAYS; day++) {
    while (at < ends.length && ends[at]! <= start + day * DAY_MS) at++
    firstOf[day] = at
  }
  return { starts, ends, before, firstOf }
}

function layDayBlock(timeline: Timeline, index: number): DayBlock {
  const closesAt = new Float64Array(BLOCK_DAYS)
  const working: number[] = []
  const workingBefore = new Uint32Array(BLOCK_DAYS + 1)
  for (let day = 0; day < BLOCK_DAYS; day++) {
    closesAt[day] = openingsOn(timeline, index * BLOCK_DAYS + day).at(-1)?.[1] ?? Number.NaN
    if (!Number.isNaN(closesAt[day])) working.push(day)
    workingBefore[day + 1] = working.length
  }
  return { closesAt, working, workingBefore }
}

function blockAt(timeline: Timeline, index: number): Block {
  const kept = timeline.blocks.get(index)
  if (kept) return kept
  const block = layBlock(timeline, index)
  timeline.blocks.set(index, block)
  return block
}

function dayBlockAt(timeline: Timeline, index: number): DayBlock {
  const kept = timeline.dayBlocks.get(index)
  if (kept) return kept
  const block = layDayBlock(timeline, index)
  timeline.dayBlocks.set(index, block)
  return block
}

/** Stops a search past this block. An empty one after the last named day is followed by empty ones only. */
function checkNext({ book }: Timeline, index: number, isEmpty: boolean) {
  if (isEmpty && index * BLOCK_DAYS > book.lastNamedDay + 1) {
    throw new RangeError(
      'Cannot find the time as the calendar must open again: it has no span after its last named day',
    )
  }
  if ((index + 1) * BLOCK_MS > LAST_MS) throw new RangeError('Cannot find the time as it must lie before the year 2400')
}

/** The first opening of the block that ends after the instant; the number of openings when none does. */
function openingAfter({ ends, firstOf }: Block, index: number, at: number): number {
  let opening = firstOf[Math.floor((at - index * BLOCK_MS) / DAY_MS)]!
  while (opening < ends.length && ends[opening]! <= at) opening++
  return opening
}

/** Open time (ms) of the block that lies before the instant. */
function openBefore(block: Block, index: number, at: number): number {
  const opening = openingAfter(block, index, at)
  const start = block.starts[opening]
  return block.before[opening]! + (start !== undefined && start < at ? at - start : 0)
}

/** The last opening with less than `needed` open time before it. */
function openingReaching({ before }: Block, needed: number): number {
  let [low, high] = [0, before.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (before[middle]! < needed) low = middle
    else high = middle
  }
  return low
}

/** The earliest instant (epoch ms) with so much open time (ms) since `from`. */
export function advance(timeline: Timeline, from: number, openMs: number): number {
  if (openMs === 0) return from
  let index = Math.floor(from / BLOCK_MS)
  let block = blockAt(timeline, index)
  let needed = openMs + openBefore(block, index, from)
  for (let total = block.before.at(-1)!; needed > total; total = block.before.at(-1)!) {
    checkNext(timeline, index, total === 0)
    needed -= total
    block = blockAt(timeline, ++index)
  }
  const opening = openingReaching(block, needed)
  return block.starts[opening]! + needed - block.before[opening]!
}

/** Open time (ms) from one instant to before a later one (both epoch ms). */
export function openBetween(timeline: Timeline, from: number, to: number): number {
  const last = Math.floor(to / BLOCK_MS)
  let index = Math.floor(from / BLOCK_MS)
  let open = -openBefore(blockAt(timeline, index), index, from)
  for (; index < last; index++) open += blockAt(timeline, index).before.at(-1)!
  return open + openBefore(blockAt(timeline, last), last, to)
}

/** The opening (epoch ms) that holds the instant, or the next one. */
export function openingFrom(timeline: Timeline, at: number): { start: number; end: number } {
  let index = Math.floor(at / BLOCK_MS)
  let block = blockAt(timeline, index)
  let opening = openingAfter(block, index, at)
  while (opening === block.ends.length) {
    checkNext(timeline, index, block.ends.length === 0)
    block = blockAt(timeline, ++index)
    opening = 0
  }
  return { start: block.starts[opening]!, end: block.ends[opening]! }
}

/** The n-th working day (n >= 1) after a day, and when the office closes on it (epoch ms). */
export function nthWorkingDay(timeline: Timeline, afterDay: number, n: number): { day: number; closesAt: number } {
  let index = Math.floor((afterDay + 1) / BLOCK_DAYS)
  let block = dayBlockAt(timeline, index)
  let place = n - 1 + block.workingBefore[afterDay + 1 - index * BLOCK_DAYS]!
  while (place >= block.working.length) {
    checkNext(timeline, index, block.working.length === 0)
    place -= block.working.length
    block = dayBlockAt(timeline, ++index)
  }
  const inBlock = block.working[place]!
  return { day: index * BLOCK_DAYS + inBlock, closesAt: block.closesAt[inBlock]! }
}
