/** Who is heard in a release: its cases by channel, language and near-copies, from what was counted and the release before. Pure. */
import { type Breakdown, COPY, FIRST, type Heard, type Line, NONE } from '../schema.ts'
import { type HeardCell, type HeardRow, settleBreakdown } from './rules.ts'

/** From the most to the least wanted; others follow by name. */
const CHANNELS = ['web', 'telephone', 'counter', 'sms', 'mail', 'api', 'import']
const LANGUAGES = ['fa', 'ckb', 'azb', 'ar', 'ur', 'ps', 'en', 'fa-Latn']

const NOBODY: Heard = { channels: null, languages: null, copies: null }

type Composed = { lines: readonly Line[]; before: Heard | null; codes: ReadonlyMap<string, string>; k: number }

/** The first day of opening that is asked about: that of the lines, or of what was published of who is heard. */
export const firstHeardDay = (firstDay: string, before: Heard | null): string =>
  [
    firstDay,
    ...Object.values(before ?? NOBODY).flatMap((one) => one?.of.map(({ openedFrom }) => openedFrom) ?? []),
  ].sort()[0]!

/** @param codes of services by their ids. */
export function settleHeard(rows: readonly HeardRow[], untilDay: string, { lines, before, codes, k }: Composed): Heard {
  if (lines.length === 0) return NOBODY
  const received = lines.reduce((sum, { counts }) => sum + counts.received, 0)
  const of = lines.map(({ services, openedFrom, openedTo }) => ({ services, openedFrom, openedTo }))
  const settle = (name: keyof Heard, order: readonly string[], nameOf: (row: HeardRow) => string | null) => {
    const cells = rows.flatMap((row): HeardCell[] => {
      const kind = nameOf(row)
      return kind === null
        ? []
        : [{ service: codes.get(row.serviceId) ?? NONE, day: row.day, name: kind, count: row.count }]
    })
    const last = before?.[name] ?? null
    return agrees(settleBreakdown(last, cells, { of, order, asOf: untilDay, k }), last, { received, k })
  }
  return {
    channels: settle('channels', CHANNELS, ({ channel, isCopy }) => (isCopy ? null : channel)),
    languages: settle('languages', LANGUAGES, ({ language, isCopy }) => (isCopy ? null : language)),
    copies: isApart(settle('copies', [FIRST, COPY], ({ isCopy }) => (isCopy ? COPY : FIRST))),
  }
}

/**
 * A line that stands as it was does not count what came late. Where the parts, added up, would tell of so few, the
 * breakdown of before stands, too.
 */
function agrees(made: Breakdown | null, last: Breakdown | null, { received, k }: { received: number; k: number }) {
  if (!made || made === last) return made
  const off = Math.abs(totalOf(made.parts.filter(({ names }) => names[0] !== COPY)) - received)
  return off === 0 || off >= k ? made : last
}

const totalOf = (parts: Breakdown['parts']) => parts.reduce((sum, { cases }) => sum + cases, 0)

/** Merged with what they are copies of, few copies could be had by subtraction. */
const isApart = (copies: Breakdown | null) => (copies?.parts.some(({ isOthers }) => isOthers) ? null : copies)
