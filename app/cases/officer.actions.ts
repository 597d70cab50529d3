/** What officers do to a case beside replying: correct its service, take it, open an original, hide, release. Each is one transaction. */

import type { Tx } from '#kit/db.ts'
import { civilDay } from '#kit/words.ts'
import { agencyById, desksOfOfficer, servicesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { isAtWork, type Signed } from '../people/index.ts'
import { responsibleOffice } from '../places/index.ts'
import { append } from '../record/index.ts'
import { type HidingReason, hide, markReleased, readOriginal, type Sealed } from '../submissions/index.ts'
import { barredFrom, idsAside } from './conflict/store.ts'
import { verdictsOf } from './joining/store.ts'
import { awayOn } from './leave/store.ts'
import { afterMove, wayTo } from './life.ts'
import { moveCase, noteCase } from './move.actions.ts'
import { isNews, isOfPerson, type Reach, type Refusal, reaches, refuseMove } from './rules.ts'
import { type Case, STATES, type State } from './schema.ts'
import {
  addCorrections,
  eventsAfter,
  eventsOf,
  isOfCase,
  keepRead,
  lockCase,
  readCase,
  submissionIdsOf,
} from './store.ts'
import { countAnew, targetMoved } from './targets/actions.ts'

type Refused = { refusal: Refusal }

/** Roles that see the whole agency; the others see their desks. */
export const SEES_ALL: readonly string[] = ['lead', 'manager', 'auditor', 'administrator']

export async function reachOf(tx: Tx, by: Signed): Promise<Reach> {
  const desks = await desksOfOfficer(tx, by.officerId)
  return {
    everyDesk: SEES_ALL.includes(by.role),
    deskIds: new Set(desks.map(({ deskId }) => deskId)),
    barred: new Set(await barredFrom(tx, by.agencyId, by.officerId)),
  }
}

/** A case of this officer's, as it stands; null when it is none of theirs. */
export async function readOwn(tx: Tx, by: Signed, caseId: string): Promise<Case | null> {
  const of = await readCase(tx, by.agencyId, caseId)
  return of && reaches(await reachOf(tx, by), of) ? of : null
}

/**
 * A case of this officer's, locked. Who was locked out, or has another role since the request began (files take
 * their time), has none; it is found through the officer, so that another's is not there at all.
 */
export async function lockOwn(tx: Tx, by: Signed, caseId: string): Promise<{ of: Case; reach: Reach } | null> {
  const of = await lockCase(tx, by.agencyId, caseId)
  if (!(await isAtWork(tx, by.agencyId, by.officerId, by.role))) return null
  const reach = await reachOf(tx, by)
  return of && reaches(reach, of) ? { of, reach } : null
}

/** Whether the person or a colleague has said something since the last event that this officer saw. */
export async function isUnread(tx: Tx, by: Signed, caseId: string, seen: number): Promise<boolean> {
  return (await eventsAfter(tx, by.agencyId, caseId, seen)).some((event) => isNews(event, by.officerId))
}

/** By whom and when, of what an officer does now. */
const actOf = (app: App, { officerId }: Signed) => ({ by: 'officer', officerId, at: app.now() }) as const

/** Puts a case under its right service, at the office responsible for it; the correction is kept for learning. */
export async function correctService(
  app: App,
  by: Signed,
  caseId: string,
  serviceId: string,
): Promise<Refused | { deskId: string }> {
  return app.db.in(by.agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    if (!own) return { refusal: 'no-such-case' }
    const { of } = own
    const refusal = refuseMove(of.state, 'correct-service')
    if (refusal) return { refusal }
    const service = (await servicesOf(tx)).find((one) => one.serviceId === serviceId && !one.retired)
    if (!service) return { refusal: 'no-such-service' }
    const { officeId, deskId } = await responsibleOffice(tx, serviceId, of.areaId ? { areaId: of.areaId } : {})
    const assignedTo = deskId === of.deskId ? of.assignedTo : null
    const sorted = {
      ...afterMove(of, 'correct-service'),
      serviceId,
      sortedBy: 'officer' as const,
      officeId,
      deskId,
      assignedTo,
    }
    const now = await countAnew(app, tx, by.agencyId, { was: of, now: sorted, at: app.now() })
    await addCorrections(tx, by.agencyId, await submissionIdsOf(tx, by.agencyId, caseId), {
      from: of.serviceId,
      to: serviceId,
      officerId: by.officerId,
      at: app.now(),
    })
    await moveCase(app, tx, by.agencyId, {
      ...actOf(app, by),
      move: 'correct-service',
      was: of,
      now,
      fields: { from: of.serviceId, to: serviceId },
      body: { service: service.code },
    })
    await append(tx, app.now(), ...targetMoved(by.agencyId, of, now))
    return { deskId }
  })
}

const isAway = async (app: App, tx: Tx, agencyId: string, officerId: string): Promise<boolean> =>
  (await awayOn(tx, agencyId, civilDay(app.now(), (await agencyById(tx, agencyId))!.zone))).has(officerId)

/** Takes a case, gives it to a colleague, or gives it back to the desk. */
export async function assign(
  app: App,
  by: Signed,
  caseId: string,
  officerId: string | null,
): Promise<Refused | { assignedTo: string | null }> {
  return app.db.in(by.agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    if (!own) return { refusal: 'no-such-case' }
    const refusal = refuseMove(own.of.state, 'assign')
    if (refusal) return { refusal }
    if (officerId && !(await isAtWork(tx, by.agencyId, officerId))) return { refusal: 'no-such-officer' }
    if (officerId && (await idsAside(tx, by.agencyId, caseId)).has(officerId)) return { refusal: 'stands-aside' }
    if (officerId && officerId !== by.officerId && (await isAway(app, tx, by.agencyId, officerId)))
      return { refusal: 'on-leave' }
    const now = { ...afterMove(own.of, 'assign'), assignedTo: officerId }
    await moveCase(app, tx, by.agencyId, {
      ...actOf(app, by),
      move: 'assign',
      was: own.of,
      now,
      fields: { to: officerId },
    })
    return { assignedTo: officerId }
  })
}

/** The officer has read what is new up to this event; what the person said after it stays new. */
export async function markRead(app: App, by: Signed, caseId: string, seen: number): Promise<void> {
  await app.db.in(by.agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    if (!own?.of.news || (await eventsAfter(tx, by.agencyId, caseId, seen)).some(isOfPerson)) return
    await keepRead(tx, by.agencyId, caseId)
  })
}

/** The original of one submission of a case. Opening it is recorded and counted; the contact only where the service calls back. */
export async function openOriginal(
  app: App,
  by: Signed,
  caseId: string,
  submissionId: string,
): Promise<Refused | { original: Pick<Sealed, 'text' | 'address' | 'point'> & { contact: Sealed['contact'] } }> {
  return app.db.in(by.agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    const isOwn = own !== null && (await isOfCase(tx, by.agencyId, caseId, submissionId))
    const sealed = isOwn ? await readOriginal(app, tx, by.agencyId, submissionId) : null
    if (!own || !sealed) return { refusal: 'no-such-case' }
    const callsBack = (await servicesOf(tx)).find(({ serviceId }) => serviceId === own.of.serviceId)?.callsBack ?? false
    await noteCase(tx, by.agencyId, { caseId, type: 'original-opened', officerId: by.officerId, at: app.now() })
    await append(tx, app.now(), {
      type: 'cases.original-opened',
      agencyId: by.agencyId,
      by: 'officer',
      // Another sender of the case has no part in it.
      about: submissionId,
      body: { office: own.of.officeId },
    })
    const { text, address, point, contact } = sealed
    return { original: { text, address, point, contact: callsBack ? contact : null } }
  })
}

/** Hides abuse: with a reason that is counted on the results page. */
export async function hideCase(
  app: App,
  by: Signed,
  caseId: string,
  reason: HidingReason,
): Promise<Refused | { state: 'hidden' }> {
  return app.db.in(by.agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    if (!own) return { refusal: 'no-such-case' }
    const refusal = refuseMove(own.of.state, 'hide')
    if (refusal) return { refusal }
    for (const submissionId of await submissionIdsOf(tx, by.agencyId, caseId))
      await hide(app, tx, by.agencyId, submissionId, reason)
    const now = { ...own.of, state: 'hidden', news: false } as const
    await moveCase(app, tx, by.agencyId, {
      ...actOf(app, by),
      move: 'hide',
      was: own.of,
      now,
      fields: { reason, from: own.of.state },
    })
    return { state: 'hidden' }
  })
}

/** Shows again what was hidden, as it was before, with a reason that stays in the history. */
export async function unhideCase(
  app: App,
  by: Signed,
  caseId: string,
  reason: string,
): Promise<Refused | { state: State }> {
  const { agencyId } = by
  return app.db.in(agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    if (!own) return { refusal: 'no-such-case' }
    const refusal = refuseMove(own.of.state, 'unhide')
    if (refusal) return { refusal }
    for (const submissionId of await submissionIdsOf(tx, agencyId, caseId))
      await hide(app, tx, agencyId, submissionId, null)
    const isLeft = (await verdictsOf(tx, agencyId, [caseId])).has(caseId)
    const state = wayTo('hidden', 'unhide', isLeft ? await stateBefore(tx, agencyId, caseId) : 'withdrawn')
    await moveCase(app, tx, agencyId, {
      ...actOf(app, by),
      move: 'unhide',
      was: own.of,
      now: { ...own.of, state },
      reason,
    })
    return { state }
  })
}

/** What a hidden case was. */
async function stateBefore(tx: Tx, agencyId: string, caseId: string): Promise<State> {
  const from = (await eventsOf(tx, agencyId, caseId)).findLast(({ type }) => type === 'hidden')?.fields.from
  return STATES.find((state) => state === from) ?? 'open'
}

/** Puts a covered text before the public, or takes it back: only of a service of public kind, and where the person agreed. */
export async function release(
  app: App,
  by: Signed,
  caseId: string,
  submissionId: string,
  isPublic: boolean,
): Promise<Refused | { isPublic: boolean }> {
  return app.db.in(by.agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    if (!own || !(await isOfCase(tx, by.agencyId, caseId, submissionId))) return { refusal: 'no-such-case' }
    const service = (await servicesOf(tx)).find(({ serviceId }) => serviceId === own.of.serviceId)
    if (isPublic && !service?.publicKind) return { refusal: 'no-such-service' }
    const changed = await markReleased(tx, by.agencyId, submissionId, isPublic ? app.now() : null)
    if (changed === 0) return { refusal: 'case-closed' }
    await noteCase(tx, by.agencyId, {
      caseId,
      type: isPublic ? 'released' : 'unreleased',
      officerId: by.officerId,
      at: app.now(),
    })
    return { isPublic }
  })
}
