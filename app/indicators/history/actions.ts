/** Keeps what each release said of the whole agency, so that charts over time need not open a thousand files. */
import type { App } from '../../app.ts'
import { append } from '../../record/index.ts'
import { figuresOf } from '../figures.ts'
import { readRelease } from '../file.ts'
import type { ResultEvent, Trend } from '../schema.ts'
import { pointDays } from '../trend.ts'
import { addEvent, dropEvent, eventsOf, keepFigures, keptSpan, nextToKeep, pastFigures } from './store.ts'

/** Of one agency, the newest first; how many were kept. */
export async function keepHistory(app: App, agencyId: string): Promise<number> {
  for (let kept = 0; ; kept++) if (!(await keepNext(app, agencyId))) return kept
}

const keepNext = (app: App, agencyId: string): Promise<boolean> =>
  app.db.in(agencyId, async (tx) => {
    const next = await nextToKeep(tx)
    if (!next) return false
    const file = readRelease(next.file)
    const figures = figuresOf(file).agency?.figures ?? []
    await keepFigures(tx, { untilDay: next.untilDay, method: file.method, smallestGroup: file.smallestGroup, figures })
    return true
  })

/** One indicator of the whole agency over time, or one part of it, with what happened meanwhile. */
export const readTrend = (app: App, agencyId: string, indicator: string, part: string | null = null): Promise<Trend> =>
  app.db.in(agencyId, async (tx) => {
    const span = await keptSpan(tx)
    if (!span) return { points: [], events: [] }
    const points = await pastFigures(tx, { indicator, part }, pointDays(span.first, span.last))
    return { points, events: await eventsOf(tx) }
  })

// ---- What happened meanwhile

type By = { agencyId: string; officerId: string }
const MOST_EVENTS = 200

export const readEvents = (app: App, agencyId: string) => app.db.in(agencyId, eventsOf)

const tell = (by: By, event: object) => ({
  type: 'indicators.event-changed',
  agencyId: by.agencyId,
  by: 'officer' as const,
  body: { officerId: by.officerId, ...event },
})

/** The id of the event; null when there are as many as a chart can bear. */
export const addResultEvent = (app: App, by: By, event: Omit<ResultEvent, 'eventId'>): Promise<string | null> =>
  app.db.in(by.agencyId, async (tx) => {
    if ((await eventsOf(tx)).length >= MOST_EVENTS) return null
    const eventId = await addEvent(tx, by.agencyId, event)
    await append(tx, app.now(), tell(by, { eventId, day: event.day, change: 'added' }))
    return eventId
  })

export const dropResultEvent = (app: App, by: By, eventId: string): Promise<boolean> =>
  app.db.in(by.agencyId, async (tx) => {
    if ((await dropEvent(tx, eventId)) === 0) return false
    await append(tx, app.now(), tell(by, { eventId, change: 'dropped' }))
    return true
  })
