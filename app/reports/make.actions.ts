/** Makes the report of the last closed week or month of an agency, keeps it, and tells those who want to know. */
import { sql, type Tx } from '#kit/db.ts'
import { civilDay } from '#kit/words.ts'
import {
  type Agency,
  agencyById,
  desksOf,
  listAgencies,
  refusalReasonsOf,
  servicesOf as services,
} from '../agencies/index.ts'
import type { App } from '../app.ts'
import { figuresOf, readRelease } from '../indicators/index.ts'
import { isAtWork, officersById, permissionsOf } from '../people/index.ts'
import { putLetters } from '../submissions/index.ts'
import { backlogOf, forecastOf, refusalsOf, servicesOf, sumOf, waitsOf } from './counted.ts'
import { type Calendar, lastPeriod, periodsTo, shiftDay } from './periods.ts'
import { type Facts, KINDS, type Kind, type Own, type PublicFigures, type Span, type Under } from './schema.ts'
import {
  addReport,
  countBacklog,
  countComing,
  countDays,
  countEvents,
  countRefusals,
  countWaits,
  hasReport,
  readersOf,
  releaseUpTo,
  settingsOf,
} from './store.ts'

/** After midnight releases are made first; a report is of the days before. */
const REST_MS = 3 * 3_600_000
const TREND = 12
const WAIT_DAYS = 90
const FORECAST_DAYS = 7

/** What is due and not made yet, of one agency. */
export async function makeReports(app: App, agencyId: string): Promise<void> {
  for (const kind of KINDS) await makeReport(app, agencyId, kind)
}

async function makeReport(app: App, agencyId: string, kind: Kind): Promise<void> {
  const due = await app.db.in(agencyId, (tx) => whatIsDue(app, tx, agencyId, kind))
  if (!due) return
  const under = due.agency.kind === 'umbrella' ? await underOf(app, agencyId, due.now, due.before) : null
  await app.db.open(async (tx) => {
    // All counts of one report are of one moment; a night's work, not what people wait for.
    await tx.run(sql`set transaction isolation level repeatable read`)
    await tx.run(sql`set local statement_timeout = '10min'`)
    await tx.enter(agencyId)
    const own = await ownOf(tx, kind, due)
    const { agency, now, before } = due
    const { slug, name, zone } = agency
    const isQuiet = under !== null && own.now.received + own.before.received + own.backlog.open === 0
    const facts: Facts = { form: 1, kind, agency: { slug, name, zone }, now, before, own: isQuiet ? null : own, under }
    const reportId = await addReport(tx, app.now(), facts)
    if (reportId) await tell(app, tx, agencyId, { kind, reportId })
  })
}

type Due = { agency: Agency; now: Span; before: Span; calendar: Calendar }

async function whatIsDue(app: App, tx: Tx, agencyId: string, kind: Kind): Promise<Due | null> {
  const agency = await agencyById(tx, agencyId)
  if (!agency) return null
  const settings = await settingsOf(tx)
  if (!(kind === 'week' ? settings.weekly : settings.monthly)) return null
  const calendar = { weekStarts: settings.weekStarts, lang: agency.lang }
  const now = lastPeriod(kind, civilDay(new Date(app.now().getTime() - REST_MS), agency.zone), calendar)
  if (await hasReport(tx, kind, now.to)) return null
  return { agency, now, before: lastPeriod(kind, now.from, calendar), calendar }
}

async function ownOf(tx: Tx, kind: Kind, { agency, now, before, calendar }: Due): Promise<Own> {
  const { zone } = agency
  const trend = periodsTo(kind, now, TREND, calendar)
  const days = await countDays(tx, { zone, from: trend[0]!.from, to: now.to })
  const events = await countEvents(tx, { zone, from: before.from, to: now.to })
  const counts = (span: Span) => sumOf([...days, ...events], span)
  const lately = { zone, from: shiftDay(now.to, 1 - WAIT_DAYS), to: now.to }
  const earlier = { zone, from: shiftDay(lately.from, -WAIT_DAYS), to: shiftDay(lately.from, -1) }
  const names = await namesOf(tx)
  const coming = { from: shiftDay(now.to, 1), to: shiftDay(now.to, FORECAST_DAYS) }
  return {
    now: counts(now),
    before: counts(before),
    trend: trend.map((span) => {
      const { received, replyDue, repliedInTime } = sumOf(days, span)
      return { ...span, received, replyDue, repliedInTime }
    }),
    waits: { now: waitsOf(await countWaits(tx, lately)), before: waitsOf(await countWaits(tx, earlier)) },
    services: servicesOf(days, { now, before }, names.service),
    refusals: refusalsOf(
      await countRefusals(tx, { zone, ...now }),
      await countRefusals(tx, { zone, ...before }),
      names.reason,
    ),
    backlog: backlogOf(await countBacklog(tx, { zone, day: now.to }), names.desk),
    forecast: forecastOf(
      await countComing(tx, { zone, ...coming }),
      Array.from({ length: FORECAST_DAYS }, (_, n) => shiftDay(coming.from, n)),
    ),
  }
}

async function namesOf(tx: Tx) {
  const nobody = { fa: 'هنوز بی‌خدمت', en: 'No service yet' }
  const ofServices = new Map((await services(tx, { retired: true })).map(({ serviceId, name }) => [serviceId, name]))
  const ofReasons = new Map((await refusalReasonsOf(tx, { retired: true })).map(({ code, name }) => [code, name]))
  const ofDesks = new Map((await desksOf(tx)).map(({ deskId, name }) => [deskId, name]))
  return {
    service: (id: string) => ofServices.get(id) ?? nobody,
    reason: (code: string) => ofReasons.get(code) ?? { fa: code, en: code },
    desk: (id: string) => ofDesks.get(id) ?? { fa: id, en: id },
  }
}

// ---- Of an umbrella: what anyone may read of the agencies under it

async function underOf(app: App, umbrellaId: string, now: Span, before: Span): Promise<Under[]> {
  const agencies = await app.db.open((tx) => listAgencies(tx))
  const under: Under[] = []
  for (const { agencyId, slug, name } of agencies.filter(({ parentId }) => parentId === umbrellaId)) {
    const at = (day: string) => app.db.in(agencyId, (tx) => publicFigures(tx, day))
    under.push({ slug, name, now: await at(now.to), before: await at(before.to) })
  }
  return under
}

async function publicFigures(tx: Tx, day: string): Promise<PublicFigures | null> {
  const release = await releaseUpTo(tx, day)
  const { agency } = release ? figuresOf(readRelease(release.file)) : { agency: null }
  if (!release || !agency) return null
  const share = (id: string) => {
    const figure = agency.figures.find(({ indicator }) => indicator === id)
    return figure?.denominator ? { numerator: figure.numerator!, denominator: figure.denominator } : null
  }
  return {
    untilDay: agency.asOf,
    received: agency.tally.counts.received,
    replied: share('first-reply-in-time'),
    done: share('done-in-time'),
    confirmed: share('confirmed'),
    objected: share('objected'),
  }
}

// ---- Telling

async function tell(app: App, tx: Tx, agencyId: string, { kind, reportId }: { kind: Kind; reportId: string }) {
  const letters = []
  for (const { officerId, role } of await officersById(tx, agencyId, await readersOf(tx, kind)))
    if (permissionsOf(role).includes('reports.read') && (await isAtWork(tx, agencyId, officerId)))
      letters.push({ officerId, template: 'report' as const, fields: { reportId, kind }, once: `report/${reportId}` })
  await putLetters(app, tx, agencyId, letters)
}
