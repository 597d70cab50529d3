/**
 * What the clock on the wall shows in a time zone: the pieces of time in which its distance from UTC stays the same.
 *
 * The distances come from the zone tables of the runtime (`Intl`). A change is looked for between one UTC day and the
 * next and then narrowed to the second; of two changes within 24 hours one would not be seen, but in the tz database no
 * zone has two within 48 hours since 1900. What was found is kept, as it does not change.
 */
import { DAY_MS, dayOf } from './civil.ts'

/** From `start` to before `end` (epoch ms), the wall shows UTC + `offset` (ms). */
export type Piece = { start: number; end: number; offset: number }

/** Pieces are found for so many days at once. */
const STRETCH_MS = 512 * DAY_MS

const clocks = new Map<string, Intl.DateTimeFormat>()
const stretches = new Map<string, Map<number, Piece[]>>()

const clockOf = (timeZone: string) =>
  new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })

/** The clock of a zone. @throws RangeError when the runtime knows no such zone. */
export function clockIn(timeZone: string): Intl.DateTimeFormat {
  const clock = clocks.get(timeZone) ?? clockOf(timeZone)
  clocks.set(timeZone, clock)
  return clock
}

function offsetAt(timeZone: string, at: number): number {
  const shown = new Map(
    clockIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const read = (part: Intl.DateTimeFormatPartTypes) => shown.get(part)!
  const day = dayOf({ year: read('year'), month: read('month'), day: read('day') })
  const wall = day * DAY_MS + ((read('hour') * 60 + read('minute')) * 60 + read('second')) * 1000
  return wall - Math.floor(at / 1000) * 1000
}

/** The first whole second after `before` with the offset of `after`; the two lie at most a day apart. */
function changeBetween(timeZone: string, before: number, after: number): number {
  const target = offsetAt(timeZone, after)
  let [low, high] = [before / 1000, after / 1000]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(timeZone, middle * 1000) === target) high = middle
    else low = middle
  }
  return high * 1000
}

function stretch(timeZone: string, index: number): Piece[] {
  const pieces: Piece[] = []
  const end = (index + 1) * STRETCH_MS
  let piece: Piece = { start: index * STRETCH_MS, end, offset: offsetAt(timeZone, index * STRETCH_MS) }
  for (let at = piece.start + DAY_MS; at <= end; at += DAY_MS) {
    const offset = offsetAt(timeZone, at)
    if (offset === piece.offset) continue
    const change = changeBetween(timeZone, at - DAY_MS, at)
    pieces.push({ ...piece, end: change })
    piece = { start: change, end, offset }
  }
  if (piece.start < end) pieces.push(piece)
  return pieces
}

/** The kept pieces of the stretch that holds an instant. */
function stretchAt(timeZone: string, at: number): Piece[] {
  const kept = stretches.get(timeZone) ?? new Map<number, Piece[]>()
  stretches.set(timeZone, kept)
  const index = Math.floor(at / STRETCH_MS)
  const pieces = kept.get(index) ?? stretch(timeZone, index)
  kept.set(index, pieces)
  return pieces
}

/** The pieces of a zone that cover `start` to before `end`, in order; neighbours differ, the outer ones may reach beyond. */
export function piecesBetween(timeZone: string, start: number, end: number): Piece[] {
  const found: Piece[] = []
  for (let at = start; at < end; ) {
    for (const piece of stretchAt(timeZone, at)) {
      if (piece.end <= at || piece.start >= end) continue
      const last = found.at(-1)
      if (last?.offset === piece.offset) found[found.length - 1] = { ...last, end: piece.end }
      else found.push(piece)
    }
    at = found.at(-1)!.end
  }
  return found
}

/** What the wall shows at an instant (epoch ms), as if its zone were UTC. */
export function wallTime(timeZone: string, at: number): number {
  for (const { end, offset } of stretchAt(timeZone, at)) if (at < end) return at + offset
  throw new RangeError(`Cannot read the wall clock as the instant must be a date: current value is ${at}`)
}

/** The day number that the wall calendar shows at an instant (epoch ms). */
export const wallDay = (timeZone: string, at: number): number => Math.floor(wallTime(timeZone, at) / DAY_MS)
