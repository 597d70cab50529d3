/** SQL of reports: counting from the published views, and keeping what was counted. The agency is the one this transaction has entered. */
import { sql, type Tx } from '#kit/db.ts'
import type { DayCount, DeskRow, Facts, Kind, Report, ReportSettings, Span, WaitRow } from './schema.ts'

type In = { zone: string }
const NIL = '00000000-0000-0000-0000-000000000000'
const OPEN = sql`('open', 'answered', 'waiting-for-person')`
const DONE = sql`('done', 'confirmed', 'not-confirmed')`

const start = (day: string, zone: string) => sql`(${day}::date)::timestamp at time zone ${zone}`
const end = (day: string, zone: string) => sql`(${day}::date + 1)::timestamp at time zone ${zone}`

/** What came in, fell due and was done on each day, by service. Cases taken back or hidden have no promises. */
export const countDays = (tx: Tx, { zone, from, to }: In & Span) =>
  tx.rows<DayCount>(sql`
    select (at at time zone ${zone})::date as day, coalesce(service_id, ${NIL}::uuid) as "serviceId", measure, count(*)::int as count
    from pub_case cross join lateral (values
      ('received', opened_hour, true),
      ('done', solved_at, state in ${DONE}),
      ('replyDue', first_reply_due_at, true),
      ('repliedInTime', first_reply_due_at, first_reply_at <= first_reply_due_at),
      ('solutionDue', solution_due_at, true),
      ('doneInTime', solution_due_at, state in ${DONE} and solved_at <= solution_due_at)) as m (measure, at, holds)
    where agency_id = current_agency() and holds and at >= ${start(from, zone)} and at < ${end(to, zone)}
      and (measure = 'received' or state not in ('withdrawn', 'hidden', 'joined'))
    group by 1, 2, 3`)

/** What people and officers did on each day. */
export const countEvents = (tx: Tx, { zone, from, to }: In & Span) =>
  tx.rows<{ day: string; type: string; count: number }>(sql`
    select (at at time zone ${zone})::date as day, type, count(*)::int as count from pub_case_event
    where agency_id = current_agency() and at >= ${start(from, zone)} and at < ${end(to, zone)}
      and type in ('confirmed', 'objected', 'not-confirmed', 'passed-on', 'hidden', 'withdrawn')
    group by 1, 2`)

export const countRefusals = (tx: Tx, { zone, from, to }: In & Span) =>
  tx.rows<{ code: string; count: number }>(sql`
    select reason_code as code, count(*)::int as count from pub_reply
    where agency_id = current_agency() and outcome = 'refused'
      and replied_at >= ${start(from, zone)} and replied_at < ${end(to, zone)}
    group by 1 order by 2 desc, 1`)

/** Whole days from opening to the first reply and to "done", for cases opened in the span, as it was at its end. */
export const countWaits = (tx: Tx, { zone, from, to }: In & Span) =>
  tx.rows<WaitRow>(sql`
    select which, greatest((coalesce(ended_at, ${end(to, zone)} - interval '1 second') at time zone ${zone})::date
                           - (opened_hour at time zone ${zone})::date, 0) as days,
           count(ended_at)::int as ended, (count(*) - count(ended_at))::int as waiting
    from pub_case cross join lateral (values
      ('reply', case when first_reply_at < ${end(to, zone)} then first_reply_at end),
      ('solution', case when state in ${DONE} and solved_at < ${end(to, zone)} then solved_at end)) as m (which, ended_at)
    where agency_id = current_agency() and state not in ('withdrawn', 'hidden', 'joined')
      and opened_hour >= ${start(from, zone)} and opened_hour < ${end(to, zone)}
    group by 1, 2 order by 1, 2`)

/** What was open at the end of a day, by desk: how many, how many past their promise, and for how long. */
export const countBacklog = (tx: Tx, { zone, day }: In & { day: string }) =>
  tx.rows<DeskRow>(sql`
    with open as (
      select desk_id, ${day}::date - (opened_hour at time zone ${zone})::date as age, solution_due_at < ${end(day, zone)} as late
      from pub_case
      where agency_id = current_agency() and opened_hour < ${end(day, zone)}
        and (state in ${OPEN} or (state in ('done', 'confirmed', 'not-confirmed', 'refused') and solved_at >= ${end(day, zone)}))
    )
    select desk_id as "deskId", count(*)::int as open, (count(*) filter (where late))::int as late, max(age)::int as oldest,
           (count(*) filter (where age <= 7))::int as a, (count(*) filter (where age between 8 and 30))::int as b,
           (count(*) filter (where age between 31 and 90))::int as c, (count(*) filter (where age > 90))::int as d
    from open group by 1 order by 2 desc, 1`)

/** Open promises that fall due on the days of a span, unless something is done before. */
export const countComing = (tx: Tx, { zone, from, to }: In & Span) =>
  tx.rows<{ day: string; which: 'reply' | 'solution'; count: number }>(sql`
    select (at at time zone ${zone})::date as day, which, count(*)::int as count
    from pub_case cross join lateral (values
      ('reply', case when first_reply_at is null then first_reply_due_at end), ('solution', solution_due_at)) as m (which, at)
    where agency_id = current_agency() and state in ${OPEN} and at >= ${start(from, zone)} and at < ${end(to, zone)}
    group by 1, 2`)

/** The newest release up to a day. */
export const releaseUpTo = (tx: Tx, day: string) =>
  tx.one<{ untilDay: string; file: Buffer }>(sql`
    select until_day as "untilDay", file from pub_release
    where agency_id = current_agency() and until_day <= ${day}::date order by until_day desc limit 1`)

// ---- Keeping

/** As many as three years of months, a year of weeks and some. */
const KEPT: Record<Kind, number> = { week: 60, month: 36 }

/** Null when one of this kind and day is there already. Older ones than are kept go. */
export async function addReport(tx: Tx, at: Date, facts: Facts): Promise<string | null> {
  const added = await tx.one<{ reportId: string }>(sql`
    insert into report (agency_id, kind, from_day, to_day, made_at, facts)
    values (current_agency(), ${facts.kind}, ${facts.now.from}, ${facts.now.to}, ${at}, ${JSON.stringify(facts)}::jsonb)
    on conflict (agency_id, kind, to_day) do nothing returning report_id as "reportId"`)
  if (!added) return null
  await tx.run(sql`
    delete from report where agency_id = current_agency() and kind = ${facts.kind} and report_id in (
      select report_id from report where agency_id = current_agency() and kind = ${facts.kind}
      order by to_day desc offset ${KEPT[facts.kind]})`)
  return added.reportId
}

export const hasReport = async (tx: Tx, kind: Kind, toDay: string): Promise<boolean> =>
  (await tx.one(sql`
    select 1 as yes from report where agency_id = current_agency() and kind = ${kind} and to_day = ${toDay}`)) !== null

export type Listed = { reportId: string; kind: Kind; fromDay: string; toDay: string; madeAt: Date }

/** Newest first; there are never more than are kept. */
export const listReports = (tx: Tx) =>
  tx.rows<Listed>(sql`
    select report_id as "reportId", kind, from_day as "fromDay", to_day as "toDay", made_at as "madeAt"
    from report where agency_id = current_agency() order by to_day desc, kind`)

export const readReport = (tx: Tx, reportId: string) =>
  tx.one<Report>(sql`
    select report_id as "reportId", made_at as "madeAt", facts from report
    where agency_id = current_agency() and report_id = ${reportId}`)

// ---- Settings and readers

const DEFAULTS: ReportSettings = { weekly: true, monthly: true, weekStarts: 6 }

export const settingsOf = async (tx: Tx): Promise<ReportSettings> =>
  (await tx.one<ReportSettings>(sql`
    select weekly, monthly, week_starts as "weekStarts" from report_setting where agency_id = current_agency()`)) ??
  DEFAULTS

export const putSettings = (tx: Tx, { weekly, monthly, weekStarts }: ReportSettings) =>
  tx.run(sql`
    insert into report_setting (agency_id, weekly, monthly, week_starts)
    values (current_agency(), ${weekly}, ${monthly}, ${weekStarts})
    on conflict (agency_id) do update set weekly = excluded.weekly, monthly = excluded.monthly, week_starts = excluded.week_starts`)

export const readersOf = async (tx: Tx, kind: Kind): Promise<string[]> =>
  (
    await tx.rows<{ officerId: string }>(sql`
      select officer_id as "officerId" from report_reader where agency_id = current_agency() and kind = ${kind} order by 1`)
  ).map(({ officerId }) => officerId)

export const kindsReadBy = async (tx: Tx, officerId: string): Promise<Kind[]> =>
  (
    await tx.rows<{ kind: Kind }>(sql`
      select kind from report_reader where agency_id = current_agency() and officer_id = ${officerId} order by kind desc`)
  ).map(({ kind }) => kind)

export async function putReader(tx: Tx, officerId: string, kinds: readonly Kind[]): Promise<void> {
  await tx.run(sql`
    delete from report_reader where agency_id = current_agency() and officer_id = ${officerId}
      and kind <> all(${[...kinds]}::text[])`)
  await tx.run(sql`
    insert into report_reader (agency_id, officer_id, kind)
    select current_agency(), ${officerId}, unnest(${[...kinds]}::text[]) on conflict do nothing`)
}
