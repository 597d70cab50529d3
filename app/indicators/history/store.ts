/** SQL on `release_figures` and `result_event`, of the agency this transaction has entered. */
import { sql, type Tx } from '#kit/db.ts'
import type { Figure, KeptFigures, PastFigure, ResultEvent } from '../schema.ts'

/** The newest release whose figures are not kept yet. */
export const nextToKeep = (tx: Tx): Promise<{ untilDay: string; file: Buffer } | null> =>
  tx.one(sql`
    select until_day as "untilDay", file from release
    where agency_id = current_agency()
      and not exists (select from release_figures kept where kept.agency_id = release.agency_id and kept.until_day = release.until_day)
    order by until_day desc limit 1`)

export const keepFigures = (tx: Tx, { untilDay, method, smallestGroup, figures }: KeptFigures) =>
  tx.run(sql`
    insert into release_figures (agency_id, until_day, method, smallest_group, figures)
    values (current_agency(), ${untilDay}, ${method}, ${smallestGroup}, ${JSON.stringify(figures)}::jsonb)
    on conflict (agency_id, until_day) do nothing`)

/** An indicator, or one part of it. */
export type Course = { indicator: string; part: string | null }

/** The newest release up to each of these days, the oldest first. */
export const pastFigures = (tx: Tx, { indicator, part }: Course, days: readonly string[]): Promise<PastFigure[]> =>
  tx.rows<PastFigure>(sql`
    select distinct on (kept.until_day) kept.until_day as "untilDay", method, smallest_group as "smallestGroup",
           (select one from jsonb_array_elements(figures) one where one ->> 'indicator' = ${indicator} and one ->> 'part' is not distinct from ${part} limit 1) as figure
    from unnest(${[...days]}::date[]) asked (day) cross join lateral (
      select * from release_figures where agency_id = current_agency() and until_day <= asked.day order by until_day desc limit 1) kept
    order by kept.until_day`)

/** The first and the last day up to which there are figures; null before there are any. */
export const keptSpan = async (tx: Tx): Promise<{ first: string; last: string } | null> => {
  const span = await tx.one<{ first: string | null; last: string | null }>(sql`
    select min(until_day) as first, max(until_day) as last from release_figures where agency_id = current_agency()`)
  return span?.first && span.last ? { first: span.first, last: span.last } : null
}

/** The newest first. */
export const eventsOf = (tx: Tx): Promise<ResultEvent[]> =>
  tx.rows<ResultEvent>(sql`
    select event_id as "eventId", day, text from result_event where agency_id = current_agency() order by day desc, event_id`)

export const addEvent = async (
  tx: Tx,
  agencyId: string,
  { day, text }: Omit<ResultEvent, 'eventId'>,
): Promise<string> =>
  (await tx.one<{ eventId: string }>(sql`
    insert into result_event (agency_id, day, text) values (${agencyId}, ${day}, ${JSON.stringify(text)}::jsonb)
    returning event_id as "eventId"`))!.eventId

export const dropEvent = (tx: Tx, eventId: string) =>
  tx.run(sql`delete from result_event where agency_id = current_agency() and event_id = ${eventId}`)

/** What the newest release said of the whole agency. */
export const lastFigures = async (tx: Tx): Promise<Figure[]> =>
  (
    await tx.one<{ figures: Figure[] }>(sql`
      select figures from release_figures where agency_id = current_agency() order by until_day desc limit 1`)
  )?.figures ?? []
