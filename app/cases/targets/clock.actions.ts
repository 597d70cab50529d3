/**
 * The clocks of a case: they stand and run as its state says, for it and for those joined to it. This is the one place where
 * they stop, with the reason in the history and in the public log.
 */
import type { Tx } from '#kit/db.ts'
import { type Hours, hoursOfVersion, movedBy, type Pause, type Terms } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { append, type Event } from '../../record/index.ts'
import { keepClocksOfJoined } from '../joining/store.ts'
import { pauseFor } from '../rules.ts'
import type { Case, PauseReason } from '../schema.ts'
import { addEvent } from '../store.ts'
import { type Clock, clocksOf, endPauses, startPauses } from './pauses.store.ts'

type Setting = { of: Case; at: Date; officerId: string | null; by: Event['by'] }

/** Makes the clocks of a case, and of all joined to it, stand or run as its state says. */
export async function setClocks(app: App, tx: Tx, agencyId: string, setting: Setting): Promise<void> {
  const { of, at } = setting
  const reason = pauseFor(of.state)
  const clocks = await clocksOf(tx, agencyId, of.caseId)
  const ending = clocks.filter(({ pausedFor }) => pausedFor !== null && pausedFor !== reason)
  const ended = []
  const hours = versionsOf(tx)
  for (const clock of ending) ended.push(await runAgain(hours, clock, at))
  await endPauses(tx, agencyId, ended)
  const starting = clocks.filter(({ pausedFor }) => reason !== null && pausedFor !== reason)
  const ids = starting.map(({ caseId }) => caseId)
  if (reason) await startPauses(tx, agencyId, ids, { reason, from: at })
  if (clocks.length > 1)
    await keepClocksOfJoined(tx, agencyId, of.caseId, { firstReplyAt: null, solvedAt: of.solvedAt })
  const own = ending.find(({ caseId }) => caseId === of.caseId)?.pausedFor
  if (own) await tell(app, tx, agencyId, setting, { type: 'resumed', reason: own })
  if (reason && ids.includes(of.caseId)) await tell(app, tx, agencyId, setting, { type: 'paused', reason })
}

const DAY_MS = 86_400_000

type Versions = (terms: Terms) => Promise<Hours>

/** Thousands that are joined were promised by few versions of few calendars: each is read once. */
function versionsOf(tx: Tx): Versions {
  const known = new Map<string, Promise<Hours>>()
  return ({ calendarId, calendarVersion }) => {
    const key = `${calendarId} ${calendarVersion}`
    const hours = known.get(key) ?? hoursOfVersion(tx, calendarId, calendarVersion)
    known.set(key, hours)
    return hours
  }
}

/** What was left of each promise is counted on; the day of a plan moves by as many whole days as the clock stood. */
async function runAgain(hours: Versions, clock: Clock, at: Date) {
  const { caseId, terms, plannedOn, plannedUntil } = clock
  const from = clock.pausedSince!
  // Of a person the hour counts, which may have begun before.
  const to = at > from ? at : from
  const move = (due: Date | null, by: Terms | undefined) => (due && by ? movedOn(hours, by, due, { from, to }) : due)
  const days = plannedUntil && plannedUntil > from ? Math.ceil((to.getTime() - from.getTime()) / DAY_MS) : 0
  return {
    caseId,
    to,
    firstReplyDueAt: await move(clock.firstReplyDueAt, terms?.firstReply),
    solutionDueAt: await move(clock.solutionDueAt, terms?.solution),
    plannedOn: plannedOn && shiftDay(plannedOn, days),
    plannedUntil: plannedUntil && new Date(plannedUntil.getTime() + days * DAY_MS),
  }
}

const movedOn = async (hours: Versions, terms: Terms, due: Date, pause: Pause): Promise<Date> =>
  movedBy(terms, await hours(terms), due, pause)

const shiftDay = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

type Told = { type: 'paused' | 'resumed'; reason: PauseReason }

async function tell(app: App, tx: Tx, agencyId: string, { of, at, officerId, by }: Setting, { type, reason }: Told) {
  await addEvent(tx, agencyId, { caseId: of.caseId, type, officerId, at, fields: { reason } })
  // Where nothing is promised no clock stands that anybody waits for.
  if (!of.terms) return
  await append(tx, app.now(), { type: `cases.target-${type}`, agencyId, by, about: of.caseId, body: { reason } })
}
