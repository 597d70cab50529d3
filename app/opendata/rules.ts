/** Open311's view of days, states and filters. Pure: the day and the clock are given. */
import { toLatinDigits } from '#kit/words.ts'
import { type PersonState, STATES } from '../cases/index.ts'
import type { Trouble } from './schema.ts'

/** GeoReport v2: a span of 90 days, a thousand requests. */
const MOST_DAYS = 90
const DAY_MS = 86_400_000
export const MOST_REQUESTS = 1000
const MOST_PAGES = 1000

/** Open311 knows two. What the office calls done stays open until the person has had their say. */
export const statusOf = (state: PersonState): 'open' | 'closed' =>
  ['received', 'open', 'answered', 'waiting-for-person', 'done'].includes(state) ? 'open' : 'closed'

/** The states that a `status` filter asks for; none given means all. */
export function readStatus(given: string): PersonState[] | 'status-wrong' {
  const wanted = listOf(given.toLowerCase())
  if (wanted.some((status) => status !== 'open' && status !== 'closed')) return 'status-wrong'
  const states = STATES.filter((state) => state !== 'joined' && state !== 'handed-over')
  return states.filter((state) => wanted.length === 0 || wanted.includes(statusOf(state)))
}

/** The parts of a comma list; a Persian comma parts as well. */
export const listOf = (given: string): string[] =>
  given
    .split(/[,،]/)
    .map((part) => part.trim())
    .filter(Boolean)

/** How many rows, after how many. A page too large is the largest there is. */
export function readPage(page: string, size: string): { limit: number; offset: number } | 'page-wrong' {
  const [number, limit] = [whole(page, 1), whole(size, MOST_REQUESTS)]
  if (number === null || limit === null) return 'page-wrong'
  const most = Math.min(limit, MOST_REQUESTS)
  return { limit: most, offset: (Math.min(number, MOST_PAGES) - 1) * most }
}

function whole(given: string, otherwise: number): number | null {
  const text = toLatinDigits(given)
  if (text === '') return otherwise
  return /^[0-9]{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : null
}

// ---- Days

const clocks = new Map<string, Intl.DateTimeFormat>()

/** How far a zone is from UTC at an instant, as +03:30. */
function offsetAt(at: Date, timeZone: string): string {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  clocks.set(timeZone, clock)
  const name = clock.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  return /[+-]\d\d:\d\d/.exec(name)?.[0] ?? '+00:00'
}

/** The beginning of a civil day in a zone, as the W3C note writes it: 2026-11-21T00:00:00+03:30. */
export function midnight(day: string, zone: string): string {
  let offset = '+00:00'
  for (let round = 0; round < 2; round++) offset = offsetAt(new Date(`${day}T00:00:00${offset}`), zone)
  return `${day}T00:00:00${offset}`
}

export type Range = { from: Date; to: Date }

/**
 * The span that start_date and end_date mean: the last 90 days when neither is given, 90 days from the one that is.
 * Requests are compared by the beginning of their day, so that no filter finds out their hour.
 */
export function readRange(
  start: string,
  end: string,
  { zone, now }: { zone: string; now: Date },
): Range | Extract<Trouble, 'date-wrong' | 'range-long'> {
  const [from, to] = [start, end].map((given) => (given === '' ? null : instant(given, zone)))
  if (from === 'wrong' || to === 'wrong') return 'date-wrong'
  const span = MOST_DAYS * DAY_MS
  if (from && to) return from <= to && to.getTime() - from.getTime() <= span ? { from, to } : 'range-long'
  if (from) return { from, to: new Date(from.getTime() + span) }
  const last = to ?? now
  return { from: new Date(last.getTime() - span), to: last }
}

// A plus sign that was not encoded arrives as a space.
const W3C = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+ -]\d{2}:\d{2})?)?$/i

function instant(given: string, zone: string): Date | 'wrong' {
  const [, day, time, offset = 'Z'] = W3C.exec(toLatinDigits(given)) ?? []
  if (!day || Number.isNaN(Date.parse(day))) return 'wrong'
  const at = new Date(time ? `${day}T${time}${offset.replace(' ', '+')}` : midnight(day, zone))
  return Number.isNaN(at.getTime()) ? 'wrong' : at
}
