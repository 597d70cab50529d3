/** SQL on cases and their events. `case` is a word of SQL, so the table is `matter`. */
import { sql, type Tx } from '#kit/db.ts'
import type { Case, CaseEvent, EventType, State } from './schema.ts'

const CASE = sql`
  case_id as "caseId", code, service_id as "serviceId", area_id as "areaId", office_id as "officeId", desk_id as "deskId", state,
  opened_hour as "openedHour", target_version as "targetVersion", first_reply_due_at as "firstReplyDueAt",
  solution_due_at as "solutionDueAt", terms, first_reply_at as "firstReplyAt", solved_at as "solvedAt", planned_on as "plannedOn", planned_until as "plannedUntil", paused_since as "pausedSince",
  verdict_until as "verdictUntil", objections, passed_on as "passedOn", assigned_to as "assignedTo", sorted_by as "sortedBy", news,
  dangerous, danger_by as "dangerBy", joined_into as "joinedInto", joined_due_at as "joinedDueAt"`

export const readCase = (tx: Tx, agencyId: string, caseId: string) =>
  tx.one<Case>(sql`select ${CASE} from matter where agency_id = ${agencyId} and case_id = ${caseId}`)

/** A joined case is read in the one that goes on in its place. */
export const readWhole = async (tx: Tx, agencyId: string, caseId: string): Promise<Case | null> => {
  const of = await readCase(tx, agencyId, caseId)
  return of?.joinedInto ? readCase(tx, agencyId, of.joinedInto) : of
}

/** How these cases are called, by their ids. */
export const codesOf = async (tx: Tx, agencyId: string, caseIds: readonly string[]): Promise<Map<string, string>> => {
  const rows = await tx.rows<{ caseId: string; code: string }>(sql`
    select case_id as "caseId", code from matter where agency_id = ${agencyId} and case_id = any(${[...caseIds]}::uuid[])`)
  return new Map(rows.map(({ caseId, code }) => [caseId, code]))
}

/** When this day ends in a zone. */
export const endOfDay = async (tx: Tx, day: string, zone: string): Promise<Date> =>
  (await tx.one<{ at: Date }>(sql`select (${day}::date + 1)::timestamp at time zone ${zone} as at`))!.at

/** Locked until the transaction ends, so that two acts cannot cross. */
export const lockCase = (tx: Tx, agencyId: string, caseId: string) =>
  tx.one<Case>(sql`select ${CASE} from matter where agency_id = ${agencyId} and case_id = ${caseId} for update`)

export const caseOfSubmission = async (tx: Tx, agencyId: string, submissionId: string) =>
  (
    await tx.one<{ caseId: string }>(sql`
    select case_id as "caseId" from case_submission where agency_id = ${agencyId} and submission_id = ${submissionId}`)
  )?.caseId ?? null

/** All of them, however many have been joined. */
export const submissionIdsOf = async (tx: Tx, agencyId: string, caseId: string) =>
  (
    await tx.rows<{ id: string }>(sql`
    select submission_id as id from case_submission where agency_id = ${agencyId} and case_id = ${caseId} order by submission_id`)
  ).map(({ id }) => id)

/** Some of them, the first sent first, after one of them. */
export const submissionIdsFrom = async (
  tx: Tx,
  agencyId: string,
  caseId: string,
  { after, limit }: { after: string | null; limit: number },
) =>
  (
    await tx.rows<{ id: string }>(sql`
      select cs.submission_id as id from case_submission cs join pub_submission s using (agency_id, submission_id)
      where agency_id = ${agencyId} and case_id = ${caseId} and (${after}::uuid is null or (received_hour, submission_id) > (
        select received_hour, submission_id from pub_submission where agency_id = ${agencyId} and submission_id = ${after}::uuid))
      order by received_hour, submission_id limit ${limit}`)
  ).map(({ id }) => id)

/** Whose photo it is, of the senders of a case. */
export const photoOwner = async (tx: Tx, agencyId: string, caseId: string, photoId: string) =>
  (
    await tx.one<{ id: string }>(sql`
      select submission_id as id from case_submission join pub_photo using (agency_id, submission_id)
      where agency_id = ${agencyId} and case_id = ${caseId} and photo_id = ${photoId}`)
  )?.id ?? null

export const isOfCase = async (tx: Tx, agencyId: string, caseId: string, submissionId: string): Promise<boolean> =>
  (await caseOfSubmission(tx, agencyId, submissionId)) === caseId

/**
 * PostgreSQL keeps the plan by which it checks references. One made while a table was empty reads, when
 * thousands have come meanwhile, all cases of the agency for each new row.
 */
export const planAnew = (tx: Tx) => tx.run(sql`discard plans`)

export type NewCase = Pick<
  Case,
  | 'code'
  | 'serviceId'
  | 'areaId'
  | 'officeId'
  | 'deskId'
  | 'openedHour'
  | 'targetVersion'
  | 'firstReplyDueAt'
  | 'solutionDueAt'
  | 'terms'
  | 'sortedBy'
  | 'dangerBy'
> & { caseId: string; submissionId: string }

/** Opens a case for each of these submissions, all in the agency this transaction is in; gives those whose code was taken. */
export async function addCases<One extends NewCase>(tx: Tx, agencyId: string, cases: readonly One[]): Promise<One[]> {
  const added = await tx.rows<{ caseId: string }>(sql`
    insert into matter (agency_id, case_id, code, service_id, area_id, office_id, desk_id, state, opened_hour, target_version,
      first_reply_due_at, solution_due_at, terms, sorted_by, dangerous, danger_by)
    select ${agencyId}, "caseId", code, "serviceId", "areaId", "officeId", "deskId", 'open', "openedHour", "targetVersion",
      "firstReplyDueAt", "solutionDueAt", terms, "sortedBy", "dangerBy" is not null, "dangerBy"
    from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as new ("caseId" uuid, code text, "serviceId" uuid, "areaId" uuid, "officeId" uuid,
      "deskId" uuid, "openedHour" timestamptz, "targetVersion" integer, "firstReplyDueAt" timestamptz, "solutionDueAt" timestamptz, terms jsonb, "sortedBy" text, "dangerBy" text)
    on conflict (agency_id, code) do nothing returning case_id as "caseId"`)
  const ids = new Set(added.map(({ caseId }) => caseId))
  const rows = JSON.stringify(cases.filter(({ caseId }) => ids.has(caseId)))
  await tx.run(sql`
    insert into case_submission (agency_id, case_id, submission_id)
    select ${agencyId}, "caseId", "submissionId" from jsonb_to_recordset(${rows}::jsonb) as new ("caseId" uuid, "submissionId" uuid)`)
  await tx.run(sql`
    insert into case_event (agency_id, case_id, type, at, place)
    select ${agencyId}, "caseId", 'opened', "openedHour", 0 from jsonb_to_recordset(${rows}::jsonb) as new ("caseId" uuid, "openedHour" timestamptz)`)
  return cases.filter(({ caseId }) => !ids.has(caseId))
}

/** How many cases that are worked on each of these officers has. */
export const countAssigned = async (tx: Tx, agencyId: string, officerIds: readonly string[]) =>
  new Map(
    (
      await tx.rows<{ officerId: string; count: number }>(sql`
        select assigned_to as "officerId", count(*) as count from matter
        where agency_id = ${agencyId} and assigned_to = any(${officerIds}::uuid[]) and state in ('open', 'answered', 'waiting-for-person')
        group by 1`)
    ).map(({ officerId, count }) => [officerId, count]),
  )

/** Everything that may change about a case; what stays is written again as it is. Only moveCase() writes it. */
export const saveCase = (tx: Tx, agencyId: string, now: Case, before: object | null = null) =>
  tx.run(sql`
    update matter set service_id = ${now.serviceId}, area_id = ${now.areaId}, office_id = ${now.officeId}, desk_id = ${now.deskId},
      state = ${now.state}, target_version = ${now.targetVersion}, first_reply_due_at = ${now.firstReplyDueAt},
      solution_due_at = ${now.solutionDueAt}, terms = ${now.terms && JSON.stringify(now.terms)}::jsonb, first_reply_at = ${now.firstReplyAt}, solved_at = ${now.solvedAt},
      planned_on = ${now.plannedOn}, planned_until = ${now.plannedUntil}, verdict_until = ${now.verdictUntil}, objections = ${now.objections},
      passed_on = ${now.passedOn}, assigned_to = ${now.assignedTo}, sorted_by = ${now.sortedBy}, news = ${now.news},
      dangerous = ${now.dangerous}, danger_by = ${now.dangerBy}, joined_into = ${now.joinedInto},
      joined_before = case when ${now.state} = 'joined' then coalesce(${before && JSON.stringify(before)}::jsonb, joined_before) end,
      ended_as = case when ${now.state} = 'handed-over' then ended_as end
    where agency_id = ${agencyId} and case_id = ${now.caseId}`)

/** An officer has read what was new. To read is no move of the case. */
export const keepRead = (tx: Tx, agencyId: string, caseId: string) =>
  tx.run(sql`update matter set news = false where agency_id = ${agencyId} and case_id = ${caseId}`)

export const keepVerdictHour = (tx: Tx, agencyId: string, caseId: string, hour: Date | null) =>
  tx.run(sql`update matter set verdict_hour = ${hour} where agency_id = ${agencyId} and case_id = ${caseId}`)

export type NewEvent = {
  caseId: string
  type: EventType
  officerId: string | null
  at: Date
  fields?: CaseEvent['fields']
  eventId?: string
  wrappedKey?: Buffer
  reasonSealed?: Buffer
}

/** Gives its place among the events of the case. */
export const addEvent = async (
  tx: Tx,
  agencyId: string,
  { caseId, type, officerId, at, fields = {}, eventId, wrappedKey, reasonSealed }: NewEvent,
): Promise<number> =>
  (await tx.one<{ place: number }>(sql`
    insert into case_event (agency_id, event_id, case_id, type, officer_id, at, place, fields, wrapped_key, reason_sealed)
    values (${agencyId}, ${eventId ?? crypto.randomUUID()}, ${caseId}, ${type}, ${officerId}, ${at},
      (select coalesce(max(place) + 1, 0) from case_event where agency_id = ${agencyId} and case_id = ${caseId}),
      ${JSON.stringify(fields)}::jsonb, ${wrappedKey ?? null}, ${reasonSealed ?? null})
    returning place`))!.place

/** Why, in the officer's own words. */
export type SealedReason = { eventId: string; wrappedKey: Buffer | null; reasonSealed: Buffer | null }

/** The last 500, in their order. */
export const eventsOf = async (tx: Tx, agencyId: string, caseId: string) =>
  (
    await tx.rows<CaseEvent & SealedReason>(sql`
    select type, place, officer_id as "officerId", at, fields, event_id as "eventId", wrapped_key as "wrappedKey", reason_sealed as "reasonSealed" from case_event
    where agency_id = ${agencyId} and case_id = ${caseId} order by place desc limit 500`)
  ).toReversed()

/** What happened in a case after this event. */
export const eventsAfter = (tx: Tx, agencyId: string, caseId: string, place: number) =>
  tx.rows<Pick<CaseEvent, 'type' | 'officerId'>>(sql`
    select type, officer_id as "officerId" from case_event
    where agency_id = ${agencyId} and case_id = ${caseId} and place > ${place} order by place`)

/** Whether this form of a person has already moved the case. */
export const isActed = async (tx: Tx, agencyId: string, caseId: string, form: string): Promise<boolean> =>
  (await tx.one(sql`
    select from case_event where agency_id = ${agencyId} and case_id = ${caseId} and fields->>'form' = ${form}`)) !==
  null

/** Cases that were said to be done and got no word from the person in time. */
export const lockSilent = (tx: Tx, agencyId: string, now: Date, limit: number) =>
  tx.rows<Case>(sql`
    select ${CASE} from matter where agency_id = ${agencyId} and state = 'done' and verdict_until < ${now}
    order by verdict_until, case_id limit ${limit} for update skip locked`)

/** Cases in these states all of whose submissions were taken back. */
export const lockTakenBack = (tx: Tx, agencyId: string, states: readonly State[], limit: number) =>
  tx.rows<Case>(sql`
    select ${CASE} from matter m where agency_id = ${agencyId} and state = any(${states}::text[])
      and exists (select from case_submission cs where cs.agency_id = m.agency_id and cs.case_id = m.case_id)
      and not exists (
        select from case_submission cs join pub_submission s using (agency_id, submission_id)
        where cs.agency_id = m.agency_id and cs.case_id = m.case_id and not s.withdrawn)
    order by case_id limit ${limit} for update skip locked`)

export const addCorrections = (
  tx: Tx,
  agencyId: string,
  submissionIds: readonly string[],
  it: { from: string | null; to: string; officerId: string; at: Date },
) =>
  tx.run(sql`
    insert into correction (agency_id, submission_id, from_service_id, to_service_id, officer_id, corrected_at)
    select ${agencyId}, id, ${it.from}, ${it.to}, ${it.officerId}, ${it.at} from unnest(${submissionIds}::uuid[]) id`)

/** What an officer said of the danger of these submissions. */
export const addUrgencyCorrections = (
  tx: Tx,
  agencyId: string,
  submissionIds: readonly string[],
  it: { dangerous: boolean; officerId: string; at: Date },
) =>
  tx.run(sql`
    insert into urgency_correction (agency_id, submission_id, dangerous, officer_id, corrected_at)
    select ${agencyId}, id, ${it.dangerous}, ${it.officerId}, ${it.at} from unnest(${submissionIds}::uuid[]) id`)
