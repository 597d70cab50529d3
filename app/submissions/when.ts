/** Reads when something was said, as tables write it: ISO, a Jalali date, or seconds since 1970. Pure. */
import { fromJalali } from '@pasokh/worktime'
import { toLatinDigits } from '#kit/words.ts'

const DATE = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i
const EPOCH = /^\d{9,10}(?:\.\d{1,9})?$|^\d{12,13}$/

const LAST_JALALI_YEAR = 1677
const FIRST_GREGORIAN_YEAR = 1900

/**
 * The instant, or null when it cannot be read. A time without an offset is that of the zone; a day
 * without a clock is its beginning. Years up to 1677 are Jalali ones.
 */
export function readWhen(typed: string, timeZone: string): Date | null {
  const text = toLatinDigits(typed)
    .replace(/[\u200c-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
  if (EPOCH.test(text)) return new Date(/^\d{12,13}$/.test(text) ? Number(text) : Number(text) * 1000)
  const [date = '', ...rest] = text.split(/[T\s،]+|,\s*/)
  const day = readDay(date)
  const clock = rest.filter((word) => word !== 'ساعت').join('')
  const time = clock === '' ? { ms: 0, offset: undefined } : readClock(clock)
  if (!day || !time) return null
  const wall = Date.UTC(day.year, day.month - 1, day.day) + time.ms
  if (time.offset !== undefined) return new Date(wall - time.offset)
  return new Date(wall - offsetAt(wall, timeZone))
}

type Day = { year: number; month: number; day: number }

function readDay(text: string): Day | null {
  const found = DATE.exec(text)
  if (!found) return null
  const read = { year: Number(found[1]), month: Number(found[3]), day: Number(found[4]) }
  if (read.year <= LAST_JALALI_YEAR) return jalaliDay(read)
  if (read.year < FIRST_GREGORIAN_YEAR) return null
  const at = new Date(Date.UTC(read.year, read.month - 1, read.day))
  return at.getUTCMonth() === read.month - 1 && at.getUTCDate() === read.day ? read : null
}

function jalaliDay(read: Day): Day | null {
  try {
    return fromJalali(read)
  } catch {
    return null
  }
}

function readClock(text: string): { ms: number; offset: number | undefined } | null {
  const found = CLOCK.exec(text)
  if (!found) return null
  const [hour, minute, second] = [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)]
  if (hour > 23 || minute > 59 || second > 59) return null
  return { ms: ((hour * 60 + minute) * 60 + second) * 1000, offset: readOffset(found[4]) }
}

function readOffset(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (text.toUpperCase() === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))
  return (text.startsWith('-') ? -minutes : minutes) * 60_000
}

const DAY_MS = 86_400_000
const offsets = new Map<string, number>()
const MOST_OFFSETS = 50_000

/** How far the zone's clocks are ahead of UTC on that day: tables have many rows of one day. */
function offsetAt(wall: number, timeZone: string): number {
  const noon = Math.floor(wall / DAY_MS) * DAY_MS + DAY_MS / 2
  const key = `${timeZone} ${noon}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  // The Swedish form of an instant is that of ISO 8601.
  const shown = new Date(noon).toLocaleString('sv-SE', { timeZone })
  const offset = Date.parse(`${shown.replace(' ', 'T')}Z`) - noon
  if (offsets.size > MOST_OFFSETS) offsets.clear()
  offsets.set(key, offset)
  return offset
}
