/** Keeps the roll-ups that the console reads: the days that still change often, all days checked once a night. */
import { sql } from '#kit/db.ts'
import { civilDay } from '#kit/words.ts'
import { agencyById } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { append } from '../../record/index.ts'
import { shiftDay } from '../days.ts'
import { takeTime } from '../night.ts'
import { countDaysAgain, type Days, daysOfEvents, sumsOf, wrongDays } from './store.ts'

/** Each statement reads all cases, so it counts many days; ten million cases stay far from its time limit. */
const DAYS_AT_ONCE = 92
/** As many processes of the store count. */
const LANES = 2
const MOST_WRONG = 1000

/** What was begun before midnight is written down by then. */
const AFTER_MIDNIGHT_MS = 3_600_000

/** Counts today again, and in its first hour yesterday for the last time; what happens is of these days, but for what came late. */
export async function rollUp(app: App, agencyId: string): Promise<void> {
  await app.db.in(agencyId, async (tx) => {
    const agency = await agencyById(tx, agencyId)
    if (!agency) return
    const dayAt = (at: number) => civilDay(new Date(at), agency.zone)
    const now = app.now().getTime()
    // The cases of a day are few of many, and at hand; to read all of them would take longer.
    await tx.run(sql`set local random_page_cost = 1.1`)
    await countDaysAgain(tx, { agencyId, zone: agency.zone, from: dayAt(now - AFTER_MIDNIGHT_MS), to: dayAt(now) })
  })
}

/** Counts every day again, two stretches of days at a time. */
export async function rebuildRollUps(app: App, agencyId: string): Promise<void> {
  const all = await allDays(app, agencyId)
  const waiting = all ? stretchesOf(all) : []
  const countSome = async () => {
    for (let days = waiting.shift(); days; days = waiting.shift()) await countStretch(app, days)
  }
  await Promise.all(Array.from({ length: LANES }, countSome))
}

const countStretch = (app: App, days: Days): Promise<void> =>
  app.db.in(days.agencyId, async (tx) => {
    await takeTime(tx)
    await countDaysAgain(tx, days)
  })

/**
 * Holds the sum of the roll-ups of each day against the number of events, counts the wrong days
 * again, and says in the record how many there were. Gives that number.
 */
export async function checkRollUps(app: App, agencyId: string): Promise<number> {
  const all = await allDays(app, agencyId)
  if (!all) return 0
  return app.db.in(agencyId, async (tx) => {
    await takeTime(tx)
    const wrong = new Set((await wrongDays(tx, all, MOST_WRONG)).map(({ day }) => day))
    for (const day of wrong) await countDaysAgain(tx, { ...all, from: day, to: day })
    if (wrong.size === 0) return 0
    app.log.warn('roll-ups-corrected', { agency: agencyId, count: wrong.size })
    const body = { days: wrong.size }
    await append(tx, app.now(), { type: 'indicators.roll-ups-corrected', agencyId, by: 'system', body })
    return wrong.size
  })
}

function allDays(app: App, agencyId: string): Promise<Days | null> {
  return app.db.in(agencyId, async (tx) => {
    const agency = await agencyById(tx, agencyId)
    const known = agency && (await daysOfEvents(tx, agencyId, agency.zone))
    return agency && known?.from && known.to ? { agencyId, zone: agency.zone, from: known.from, to: known.to } : null
  })
}

function stretchesOf(days: Days): Days[] {
  const stretches: Days[] = []
  for (let from = days.from; from <= days.to; from = shiftDay(from, DAYS_AT_ONCE)) {
    const last = shiftDay(from, DAYS_AT_ONCE - 1)
    stretches.push({ ...days, from, to: last < days.to ? last : days.to })
  }
  return stretches
}

/** Days up to today that the console sums up. */
const SUMMED_DAYS = 30

export function readToday(app: App, agencyId: string) {
  return app.db.in(agencyId, async (tx) => {
    const zone = (await agencyById(tx, agencyId))!.zone
    const today = civilDay(app.now(), zone)
    const from = shiftDay(today, 1 - SUMMED_DAYS)
    return { today, from, sums: await sumsOf(tx, { agencyId, from, to: today }) }
  })
}
