/** Rows of counts as the figures of a report. Pure. */
import { medianWait, waitInterval, waitingCurve } from '@pasokh/indicators'
import type { Text } from '#kit/words.ts'
import type { Counts, DayCount, DeskRow, OfService, Own, Span, Wait, WaitRow } from './schema.ts'

/** The counts of a span in which nothing happened. */
export const NOTHING: Counts = {
  received: 0,
  done: 0,
  replyDue: 0,
  repliedInTime: 0,
  solutionDue: 0,
  doneInTime: 0,
  confirmed: 0,
  objected: 0,
  notConfirmed: 0,
  passedOn: 0,
  hidden: 0,
  withdrawn: 0,
}
const EVENTS: Record<string, keyof Counts> = { 'not-confirmed': 'notConfirmed', 'passed-on': 'passedOn' }

type Counted = { day: string; count: number } & ({ measure: string } | { type: string })

/** The sums of the days of a span. */
export function sumOf(rows: readonly Counted[], { from, to }: Span): Counts {
  const sum = { ...NOTHING }
  for (const row of rows) {
    if (row.day < from || row.day > to) continue
    const name = 'measure' in row ? row.measure : row.type
    const key = EVENTS[name] ?? (name in NOTHING ? (name as keyof Counts) : null)
    if (key) sum[key] += row.count
  }
  return sum
}

export function waitOf(rows: readonly WaitRow[], which: WaitRow['which']): Wait {
  const counts = rows
    .filter((row) => row.which === which)
    .map(({ days, ended, waiting }) => ({ days, solved: ended, stillWaiting: waiting }))
  const waiting = counts.reduce((sum, one) => sum + one.stillWaiting, 0)
  const cases = counts.reduce((sum, one) => sum + one.solved, waiting)
  if (cases === 0) return { cases, waiting, median: null, low: null, high: null }
  const curve = waitingCurve(counts)
  return { cases, waiting, median: medianWait(curve), ...waitInterval(curve) }
}

export const waitsOf = (rows: readonly WaitRow[]) => ({
  reply: waitOf(rows, 'reply'),
  solution: waitOf(rows, 'solution'),
})

type Spans = { now: Span; before: Span }

/** Services that something happened to, those with most messages first. */
export function servicesOf(
  rows: readonly DayCount[],
  { now, before }: Spans,
  nameOf: (serviceId: string) => Text,
): OfService[] {
  return [...Map.groupBy(rows, ({ serviceId }) => serviceId)]
    .map(([serviceId, own]) => {
      const { received, replyDue, repliedInTime, solutionDue, doneInTime } = sumOf(own, now)
      return {
        name: nameOf(serviceId),
        now: { received, replyDue, repliedInTime, solutionDue, doneInTime },
        before: { received: sumOf(own, before).received },
      }
    })
    .filter(({ now: own, before: past }) => own.received + own.replyDue + own.solutionDue + past.received > 0)
    .sort((a, b) => b.now.received - a.now.received || a.name.en.localeCompare(b.name.en))
}

type Refused = { code: string; count: number }

export function refusalsOf(
  now: readonly Refused[],
  before: readonly Refused[],
  nameOf: (code: string) => Text,
): Own['refusals'] {
  const countIn = (rows: readonly Refused[], code: string) => rows.find((one) => one.code === code)?.count ?? 0
  return [...new Set([...now, ...before].map(({ code }) => code))]
    .map((code) => ({ code, name: nameOf(code), now: countIn(now, code), before: countIn(before, code) }))
    .sort((a, b) => b.now - a.now || b.before - a.before || a.code.localeCompare(b.code))
}

export const backlogOf = (rows: readonly DeskRow[], nameOf: (deskId: string) => Text): Own['backlog'] => {
  const sum = (of: (row: DeskRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    open: sum(({ open }) => open),
    late: sum(({ late }) => late),
    oldestDays: Math.max(0, ...rows.map(({ oldest }) => oldest)),
    ages: [sum(({ a }) => a), sum(({ b }) => b), sum(({ c }) => c), sum(({ d }) => d)],
    desks: rows.map(({ deskId, open, late }) => ({ name: nameOf(deskId), open, late })),
  }
}

type Coming = { day: string; which: 'reply' | 'solution'; count: number }

export const forecastOf = (rows: readonly Coming[], days: readonly string[]): Own['forecast'] =>
  days.map((day) => {
    const of = (which: Coming['which']) => rows.find((row) => row.day === day && row.which === which)?.count ?? 0
    return { day, reply: of('reply'), solution: of('solution') }
  })
