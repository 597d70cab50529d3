/** SQL on `desk_leave` and `leave_case`: who is away from when to when, and which cases a colleague has meanwhile. */
import { sql, type Tx } from '#kit/db.ts'

export type Leave = {
  leaveId: string
  officerId: string
  /** Civil days of the agency, both of them away. */
  fromOn: string
  toOn: string
  toOfficerId: string
  comesBack: boolean
  state: 'coming' | 'away' | 'over'
}

const LEAVE = sql`
  leave_id as "leaveId", officer_id as "officerId", from_on::text as "fromOn", to_on::text as "toOn", to_officer_id as "toOfficerId",
  comes_back as "comesBack", state`

export const addLeave = async (
  tx: Tx,
  agencyId: string,
  it: Omit<Leave, 'leaveId' | 'state'> & { madeBy: string; madeAt: Date },
): Promise<Leave> =>
  (await tx.one<Leave>(sql`
    insert into desk_leave (agency_id, officer_id, from_on, to_on, to_officer_id, comes_back, made_by, made_at)
    values (${agencyId}, ${it.officerId}, ${it.fromOn}::date, ${it.toOn}::date, ${it.toOfficerId}, ${it.comesBack}, ${it.madeBy}, ${it.madeAt})
    returning ${LEAVE}`))!

/** Those that are not over, the next first; locked where something is to be done about them. */
export const openLeaves = (tx: Tx, agencyId: string) =>
  tx.rows<Leave>(sql`
    select ${LEAVE} from desk_leave where agency_id = ${agencyId} and state <> 'over' order by from_on, leave_id`)

export const lockLeaves = (tx: Tx, agencyId: string) =>
  tx.rows<Leave>(sql`
    select ${LEAVE} from desk_leave where agency_id = ${agencyId} and state <> 'over' order by from_on, leave_id for update`)

export const setLeave = (tx: Tx, agencyId: string, leaveId: string, state: Leave['state']) =>
  tx.run(sql`update desk_leave set state = ${state} where agency_id = ${agencyId} and leave_id = ${leaveId}`)

/** Whoever is away on this day. */
export const awayOn = async (tx: Tx, agencyId: string, day: string): Promise<Set<string>> =>
  new Set(
    (
      await tx.rows<{ id: string }>(sql`
        select officer_id as id from desk_leave
        where agency_id = ${agencyId} and state <> 'over' and ${day}::date between from_on and to_on`)
    ).map(({ id }) => id),
  )

/** What an officer has in hand, in the order in which cases are locked. */
export const inHandOf = async (tx: Tx, agencyId: string, officerId: string): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select case_id as id from matter
      where agency_id = ${agencyId} and assigned_to = ${officerId} and state in ('open', 'answered', 'waiting-for-person') order by 1`)
  ).map(({ id }) => id)

export const keepGiven = (tx: Tx, agencyId: string, leaveId: string, caseId: string) =>
  tx.run(sql`
    insert into leave_case (agency_id, leave_id, case_id) values (${agencyId}, ${leaveId}, ${caseId}) on conflict do nothing`)

export const givenFor = async (tx: Tx, agencyId: string, leaveId: string): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select case_id as id from leave_case where agency_id = ${agencyId} and leave_id = ${leaveId} order by 1`)
  ).map(({ id }) => id)
