/** SQL on `calendar`, of the agency this transaction has entered. */
import { sql, type Tx } from '#kit/db.ts'
import type { CalendarEntry, CalendarInput, Hours } from './calendars.schema.ts'

const CALENDAR = sql`
  select calendar_id as "calendarId", name, hours, version from calendar where agency_id = current_agency()`

export const calendarsOf = (tx: Tx): Promise<CalendarEntry[]> =>
  tx.rows<CalendarEntry>(sql`${CALENDAR} order by name->>'fa', calendar_id`)

/** Locked until the transaction ends, so that two lists of holidays cannot cross. */
export const lockCalendar = (tx: Tx, calendarId: string): Promise<CalendarEntry | null> =>
  tx.one<CalendarEntry>(sql`${CALENDAR} and calendar_id = ${calendarId} for update`)

// The same text is the same object, for which @pasokh/worktime keeps its timeline.
const kept = new Map<string, Hours>()
const MOST_KEPT = 200

function hoursFrom(text: string): Hours {
  const hours = kept.get(text) ?? (JSON.parse(text) as Hours)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(text, hours)
  return hours
}

/** A version of a calendar with its hours. */
export type KeptHours = { calendarId: string; calendarVersion: number; hours: Hours }

/** The present hours of each office, by its id. */
export async function officeHours(tx: Tx): Promise<ReadonlyMap<string, KeptHours>> {
  const rows = await tx.rows<{ officeId: string; calendarId: string; calendarVersion: number; hours: string }>(sql`
    select office_id as "officeId", calendar_id as "calendarId", version as "calendarVersion", hours::text
    from calendar join office using (agency_id, calendar_id) where agency_id = current_agency()`)
  return new Map(rows.map(({ officeId, ...row }) => [officeId, { ...row, hours: hoursFrom(row.hours) }]))
}

/** The hours that a version of a calendar had. @throws Error when the transaction's agency never had it. */
export async function hoursOfVersion(tx: Tx, calendarId: string, version: number): Promise<Hours> {
  const row = await tx.one<{ hours: string }>(sql`
    select hours::text from calendar_version
    where agency_id = current_agency() and calendar_id = ${calendarId} and version = ${version}`)
  if (!row) throw new Error('Cannot find the version of a calendar: this agency never had it')
  return hoursFrom(row.hours)
}

/** The hours of an office. @throws Error when the transaction's agency has no such office. */
export async function calendarOf(tx: Tx, officeId: string): Promise<Hours> {
  const row = await tx.one<{ hours: string }>(sql`
    select hours::text from calendar join office using (agency_id, calendar_id)
    where agency_id = current_agency() and office_id = ${officeId}`)
  if (!row) throw new Error('Cannot find the calendar: this agency has no such office')
  return hoursFrom(row.hours)
}

export async function addCalendar(tx: Tx, { name, hours }: CalendarInput): Promise<string> {
  const row = await tx.one<{ calendarId: string }>(sql`
    insert into calendar (agency_id, name, hours)
    values (current_agency(), ${JSON.stringify(name)}::jsonb, ${JSON.stringify(hours)}::jsonb)
    returning calendar_id as "calendarId"`)
  await keepVersion(tx, row!.calendarId)
  return row!.calendarId
}

export async function setCalendar(tx: Tx, calendarId: string, { name, hours }: CalendarInput): Promise<void> {
  await tx.run(sql`
    update calendar set name = ${JSON.stringify(name)}::jsonb, hours = ${JSON.stringify(hours)}::jsonb,
                        version = version + 1
    where agency_id = current_agency() and calendar_id = ${calendarId}`)
  await keepVersion(tx, calendarId)
}

/** What was counted by it stays explained after it has changed. */
const keepVersion = (tx: Tx, calendarId: string) =>
  tx.run(sql`
    insert into calendar_version (agency_id, calendar_id, version, hours)
    select agency_id, calendar_id, version, hours from calendar
    where agency_id = current_agency() and calendar_id = ${calendarId}`)
