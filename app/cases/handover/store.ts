/** SQL of handovers. A row is written by the agency that hands over, and read by both. */
import { sql, type Tx } from '#kit/db.ts'
import type { Text } from '#kit/words.ts'
import type { HandoverState } from '../schema.ts'

export type HandoverRow = {
  agencyId: string
  handoverId: string
  caseId: string
  toAgencyId: string
  toCaseId: string | null
  state: HandoverState
  serviceName: Text | null
  areaName: Text | null
  dueAt: Date | null
  submissions: number
  wrappedFrom: Buffer
  wrappedTo: Buffer
  words: Buffer
  answer: Buffer | null
  offeredBy: string
  offeredAt: Date
  answeredAt: Date | null
}

const HANDOVER = sql`
  h.agency_id as "agencyId", h.handover_id as "handoverId", case_id as "caseId", to_agency_id as "toAgencyId", to_case_id as "toCaseId", state,
  service_name as "serviceName", area_name as "areaName", due_at as "dueAt", submissions, wrapped_from as "wrappedFrom", wrapped_to as "wrappedTo",
  words, answer, offered_by as "offeredBy", offered_at as "offeredAt", answered_at as "answeredAt"`

type NewHandover = Omit<HandoverRow, 'toCaseId' | 'state' | 'answer' | 'answeredAt' | 'submissions'>

export async function addHandover(tx: Tx, it: NewHandover, submissionIds: readonly string[]): Promise<void> {
  const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`
  await tx.run(sql`
    insert into handover (agency_id, handover_id, case_id, to_agency_id, service_name, area_name, due_at, submissions, wrapped_from,
      wrapped_to, words, offered_by, offered_at)
    values (${it.agencyId}, ${it.handoverId}, ${it.caseId}, ${it.toAgencyId}, ${json(it.serviceName)}, ${json(it.areaName)}, ${it.dueAt},
      ${submissionIds.length}, ${it.wrappedFrom}, ${it.wrappedTo}, ${it.words}, ${it.offeredBy}, ${it.offeredAt})`)
  await tx.run(sql`
    insert into handover_submission (agency_id, handover_id, submission_id)
    select ${it.agencyId}, ${it.handoverId}, id from unnest(${submissionIds}::uuid[]) id`)
}

/** As either side sees it. */
export const readHandover = (tx: Tx, handoverId: string) =>
  tx.one<HandoverRow>(sql`select ${HANDOVER} from handover h where handover_id = ${handoverId}`)

/** As the agency that hands over holds it, until the transaction ends. */
export const lockHandover = (tx: Tx, agencyId: string, handoverId: string) =>
  tx.one<HandoverRow>(sql`
    select ${HANDOVER} from handover h where agency_id = ${agencyId} and handover_id = ${handoverId} for update`)

type Answered = { state: Exclude<HandoverState, 'offered'>; at: Date; toCaseId?: string; answer?: Buffer }

export const settleHandover = (
  tx: Tx,
  agencyId: string,
  handoverId: string,
  { state, at, toCaseId, answer }: Answered,
) =>
  tx.run(sql`
    update handover set state = ${state}, answered_at = ${at}, to_case_id = ${toCaseId ?? null}, answer = ${answer ?? null}
    where agency_id = ${agencyId} and handover_id = ${handoverId}`)

/** An offer that nobody has answered is there no more; gives its id. */
export const takeBackOffer = async (tx: Tx, agencyId: string, caseId: string, at: Date): Promise<string | null> =>
  (
    await tx.one<{ id: string }>(sql`
      update handover set state = 'taken-back', answered_at = ${at}
      where agency_id = ${agencyId} and case_id = ${caseId} and state = 'offered' returning handover_id as id`)
  )?.id ?? null

/** Those of a case, given away or come, in their order. */
export const handoversOfCase = (tx: Tx, agencyId: string, caseId: string) =>
  tx.rows<HandoverRow>(sql`
    select ${HANDOVER} from handover h where (agency_id = ${agencyId} and case_id = ${caseId})
      or (to_agency_id = ${agencyId} and to_case_id = ${caseId}) order by offered_at, handover_id`)

/** Those by which this agency has offered a submission to others, in their order. */
export const handoversOfSubmission = (tx: Tx, agencyId: string, submissionId: string) =>
  tx.rows<HandoverRow>(sql`
    select ${HANDOVER} from handover_submission s join handover h on h.agency_id = s.agency_id and h.handover_id = s.handover_id
    where s.agency_id = ${agencyId} and s.submission_id = ${submissionId} order by offered_at, h.handover_id`)

type Listing = { state?: HandoverState | undefined; limit: number; after?: { at: string; id: string } | undefined }

/** What other agencies have offered to this one, the newest first. */
export const offersTo = (tx: Tx, agencyId: string, { state, limit, after }: Listing) =>
  tx.rows<HandoverRow>(sql`
    select ${HANDOVER} from handover h where to_agency_id = ${agencyId}
      and ${state ? sql`state = ${state}` : sql`true`}
      and ${after ? sql`(offered_at, handover_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
    order by offered_at desc, handover_id desc limit ${limit}`)

/** By which handover the case came that was opened for this submission; null where it was sent here. */
export const cameBy = async (tx: Tx, agencyId: string, submissionId: string): Promise<string | null> =>
  (
    await tx.one<{ id: string | null }>(sql`
      select came_by as id from case_submission cs
      join matter m on m.agency_id = cs.agency_id and m.case_id = coalesce(cs.home_case_id, cs.case_id)
      where cs.agency_id = ${agencyId} and cs.submission_id = ${submissionId}`)
  )?.id ?? null

/** The same of a case. */
export const cameByOf = async (tx: Tx, agencyId: string, caseId: string): Promise<string | null> =>
  (
    await tx.one<{ id: string | null }>(sql`
    select came_by as id from matter where agency_id = ${agencyId} and case_id = ${caseId}`)
  )?.id ?? null

export const setCameBy = (tx: Tx, agencyId: string, caseId: string, handoverId: string) =>
  tx.run(sql`update matter set came_by = ${handoverId} where agency_id = ${agencyId} and case_id = ${caseId}`)

/** Puts more submissions into a case that was opened for the first of them. */
export const addSenders = (tx: Tx, agencyId: string, caseId: string, submissionIds: readonly string[]) =>
  tx.run(sql`
    insert into case_submission (agency_id, case_id, submission_id)
    select ${agencyId}, ${caseId}::uuid, id from unnest(${submissionIds}::uuid[]) id
    on conflict (agency_id, submission_id) do nothing`)

/** How it ended elsewhere, or that it goes on there; gives the handover by which it had come here. */
export const setEnded = (
  tx: Tx,
  agencyId: string,
  caseId: string,
  { endedAs, solvedAt }: { endedAs: string | null; solvedAt: Date | null },
) =>
  tx.one<{ cameBy: string | null }>(sql`
    update matter set ended_as = ${endedAs}, solved_at = ${solvedAt}
    where agency_id = ${agencyId} and case_id = ${caseId} and state = 'handed-over' returning came_by as "cameBy"`)
