/** Why a reply or a solution is due when it is: the promise, the days that were counted, and those when the clock stood. Pure. */
import { civilDateAt, explain } from '@pasokh/worktime'
import type { Lang } from '#kit/words.ts'
import { type Hours, movedBy, promisedOf, type Terms } from '../../agencies/index.ts'
import type { CasePause } from '../schema.ts'
import { WHY } from './why.words.ts'

/** When it is due, and the lines that say why. While the clock stands nobody knows the day: it is null. */
export type Why = { dueAt: Date | null; lines: string[] }

export function whyDue(terms: Terms, hours: Hours, pauses: readonly CasePause[], lang: Lang): Why {
  const words = WHY[lang]
  const zone = hours.timeZone
  const moment = (at: Date) => words.moment(at, zone)
  let due = promisedOf(terms, hours)
  const lines = [
    promiseLine(terms, hours, lang),
    ...(terms.isUrgent ? [words.urgent] : []),
    ...counted(terms, due, hours, lang),
  ]
  for (const { from, to, reason } of pauses) {
    if (due <= from) continue
    if (!to) return { dueAt: null, lines: [...lines, words.pausedSince[reason](moment(from))] }
    due = movedBy(terms, hours, due, { from, to })
    lines.push(words.paused[reason](moment(from), moment(to)))
    if (terms.counting === 'working') lines.push(words.goesOn, ...explain(to, due, hours, lang).text.split('\n'))
  }
  return { dueAt: due, lines: [...lines, words.due(moment(due))] }
}

function promiseLine({ from, counting, unit, amount }: Terms, hours: Hours, lang: Lang): string {
  const words = WHY[lang]
  const start = new Date(from)
  const since = unit === 'day' ? words.day(civilDateAt(start, hours)) : words.moment(start, hours.timeZone)
  return words.promised[`${counting}-${unit}`](amount, since)
}

/** The days between, each with what was counted of it or why it was not. */
function counted({ from, counting, unit, amount }: Terms, due: Date, hours: Hours, lang: Lang): string[] {
  const start = new Date(from)
  if (unit === 'hour') return counting === 'working' ? explain(start, due, hours, lang).text.split('\n') : []
  const first = civilDateAt(start, hours)
  const days = explain(start, due, hours, lang).days.filter(({ on }) => on > first)
  // Of calendar days only those matter that come after the last one counted: the office was closed on it.
  if (counting === 'calendar') return days.slice(amount - 1).map(({ words }) => words)
  let nth = 0
  return days.map(({ workingSeconds, words }) => (workingSeconds > 0 ? WHY[lang].nth(++nth, words) : words))
}
