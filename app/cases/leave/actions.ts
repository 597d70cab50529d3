/**
 * Leave: what an officer has in hand goes to a colleague for as long as they are away, clocks untouched, and comes back
 * after the last day, or stays. It is told in the history of each case.
 */
import type { Tx } from '#kit/db.ts'
import { civilDay } from '#kit/words.ts'
import { agencyById } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { isAtWork, type Signed } from '../../people/index.ts'
import { mayLetBack as isLead } from '../conflict/actions.ts'
import { idsAside } from '../conflict/store.ts'
import { afterMove } from '../life.ts'
import { moveCase } from '../move.actions.ts'
import { type Refusal, WORKING } from '../rules.ts'
import { lockCase } from '../store.ts'
import { addLeave, givenFor, inHandOf, keepGiven, type Leave, lockLeaves, setLeave } from './store.ts'

type Refused = { refusal: Refusal }
export type NewLeave = Pick<Leave, 'officerId' | 'fromOn' | 'toOn' | 'toOfficerId' | 'comesBack'>

/** The day that it is where the agency is. */
async function todayOf(app: App, tx: Tx, agencyId: string): Promise<string> {
  return civilDay(app.now(), (await agencyById(tx, agencyId))!.zone)
}

/** An officer says that they will be away, or a lead says it for them; what begins today begins at once. */
export async function takeLeave(app: App, by: Signed, leave: NewLeave): Promise<Refused | { leaveId: string }> {
  const { agencyId, officerId } = by
  return app.db.in(agencyId, async (tx) => {
    if (leave.officerId !== officerId && !isLead(by)) return { refusal: 'leads-only' }
    const today = await todayOf(app, tx, agencyId)
    if (leave.toOn < leave.fromOn || leave.toOn < today) return { refusal: 'leave-in-the-past' }
    const areThere = [await isAtWork(tx, agencyId, leave.officerId), await isAtWork(tx, agencyId, leave.toOfficerId)]
    if (areThere.includes(false) || leave.officerId === leave.toOfficerId) return { refusal: 'no-such-officer' }
    if ((await lockLeaves(tx, agencyId)).some((one) => overlaps(one, leave))) return { refusal: 'away-already' }
    const added = await addLeave(tx, agencyId, { ...leave, madeBy: officerId, madeAt: app.now() })
    await keepLeave(app, tx, agencyId, added, today)
    return { leaveId: added.leaveId }
  })
}

/** Neither is the same officer away twice, nor is the colleague away meanwhile, nor has one away been given another's work. */
const overlaps = (one: Leave, other: NewLeave): boolean =>
  one.fromOn <= other.toOn &&
  other.fromOn <= one.toOn &&
  [
    one.officerId === other.officerId,
    one.officerId === other.toOfficerId,
    one.toOfficerId === other.officerId,
  ].includes(true)

/** Ends a leave now, before its last day. */
export async function endLeave(app: App, by: Signed, leaveId: string): Promise<Refused | { leaveId: string }> {
  const { agencyId } = by
  return app.db.in(agencyId, async (tx) => {
    const leave = (await lockLeaves(tx, agencyId)).find((one) => one.leaveId === leaveId)
    if (!leave || (leave.officerId !== by.officerId && !isLead(by))) return { refusal: 'no-such-leave' }
    await comeBack(app, tx, agencyId, leave)
    return { leaveId }
  })
}

/** What is to be done about leaves today, in one agency. */
export const keepLeaves = (app: App, agencyId: string): Promise<void> =>
  app.db.in(agencyId, async (tx) => {
    const today = await todayOf(app, tx, agencyId)
    for (const leave of await lockLeaves(tx, agencyId)) await keepLeave(app, tx, agencyId, leave, today)
  })

async function keepLeave(app: App, tx: Tx, agencyId: string, leave: Leave, today: string): Promise<void> {
  if (leave.fromOn > today) return
  if (leave.toOn < today) return comeBack(app, tx, agencyId, leave)
  const { leaveId, officerId, toOfficerId: to } = leave
  await setLeave(tx, agencyId, leaveId, 'away')
  for (const caseId of await inHandOf(tx, agencyId, officerId))
    if (await give(app, tx, agencyId, { caseId, from: officerId, to, why: 'begun' }))
      await keepGiven(tx, agencyId, leaveId, caseId)
}

async function comeBack(app: App, tx: Tx, agencyId: string, { leaveId, officerId, toOfficerId, comesBack }: Leave) {
  await setLeave(tx, agencyId, leaveId, 'over')
  if (!comesBack) return
  for (const caseId of await givenFor(tx, agencyId, leaveId))
    await give(app, tx, agencyId, { caseId, from: toOfficerId, to: officerId, why: 'over' })
}

type Given = { caseId: string; from: string; to: string; why: 'begun' | 'over' }

/** Only what is still worked on, and still in that hand; to nobody whom it is about. */
async function give(app: App, tx: Tx, agencyId: string, { caseId, from, to, why }: Given): Promise<boolean> {
  const of = await lockCase(tx, agencyId, caseId)
  if (of?.assignedTo !== from || !WORKING.includes(of.state)) return false
  const isAside = (await idsAside(tx, agencyId, caseId)).has(to)
  const assignedTo = isAside ? null : to
  const fields = { to: assignedTo, leave: why, away: why === 'begun' ? from : to }
  const happened = { by: 'system', officerId: null, at: app.now(), fields } as const
  await moveCase(app, tx, agencyId, {
    ...happened,
    move: 'assign',
    was: of,
    now: { ...afterMove(of, 'assign'), assignedTo },
  })
  return !isAside
}
