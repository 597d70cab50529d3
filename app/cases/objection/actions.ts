/**
 * Who takes up a case again after an objection: never the one whose "done" was objected to, where there is anybody else.
 * What was objected to twice goes before the umbrella.
 */
import type { Tx } from '#kit/db.ts'
import { civilDay } from '#kit/words.ts'
import { agencyById, seatsOf } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { officersOfRoles } from '../../people/index.ts'
import { idsAside } from '../conflict/store.ts'
import { grantToUmbrella } from '../escalation/actions.ts'
import { tellHouse } from '../escalation/letters.actions.ts'
import { TOLD } from '../escalation/rules.ts'
import { objectedTwice } from '../escalation/store.ts'
import { awayOn } from '../leave/store.ts'
import { noteCase } from '../move.actions.ts'
import { lastFinalReplier } from '../reply/store.ts'
import { leastBusy } from '../rules.ts'
import type { Case } from '../schema.ts'
import { countAssigned } from '../store.ts'

/**
 * The officer of the desk with the least in hand, or a lead; from the second objection on a lead first. Null when the
 * agency has nobody else.
 */
export async function anotherOfficer(
  app: App,
  tx: Tx,
  agencyId: string,
  { of, objections }: { of: Case; objections: number },
): Promise<string | null> {
  const last = await lastFinalReplier(tx, agencyId, of.caseId)
  const aside = await idsAside(tx, agencyId, of.caseId)
  const { zone } = (await agencyById(tx, agencyId))!
  const away = await awayOn(tx, agencyId, civilDay(app.now(), zone))
  const seats = (await seatsOf(tx)).filter(({ deskId }) => deskId === of.deskId)
  const working = await officersOfRoles(tx, agencyId, ['officer', 'lead', 'administrator'])
  const atDesk = idsOf(working.filter(({ officerId }) => seats.some((seat) => seat.officerId === officerId)))
  const leads = idsOf(working.filter(({ role }) => role === 'lead'))
  const inHand = await countAssigned(tx, agencyId, [...atDesk, ...leads])
  const choose = (some: readonly string[]) =>
    leastBusy(
      some.filter((officerId) => officerId !== last && !aside.has(officerId) && !away.has(officerId)),
      inHand,
    )
  return objections > 1 ? (choose(leads) ?? choose(atDesk)) : (choose(atDesk) ?? choose(leads))
}

const BATCH = 500

/**
 * Puts before the umbrella what was objected to twice. By a job and not at once: a grant has its instant, and an
 * objection is a person's act, of which only the hour is kept.
 */
export async function grantObjected(app: App, agencyId: string): Promise<void> {
  while ((await app.db.in(agencyId, (tx) => grantSome(app, tx, agencyId))) === BATCH);
}

async function grantSome(app: App, tx: Tx, agencyId: string): Promise<number> {
  const agency = await agencyById(tx, agencyId)
  if (!agency?.parentId) return 0
  const caseIds = await objectedTwice(tx, agencyId, agency.parentId, BATCH)
  if (caseIds.length === 0) return 0
  await grantToUmbrella(app, tx, agency, caseIds, 'objections')
  const event = { type: 'escalated', officerId: null, at: app.now(), fields: { step: 'umbrella' } } as const
  for (const caseId of caseIds) await noteCase(tx, agencyId, { ...event, caseId })
  // How many there are; nothing of a case stands in it.
  const fields = { step: 'umbrella', why: 'objections', count: String(caseIds.length) }
  const letter = { template: 'escalation', fields, once: `objections/${caseIds[0]}` } as const
  await tellHouse(app, tx, { from: agencyId, to: agency.parentId, roles: TOLD.umbrella }, letter)
  return caseIds.length
}

const idsOf = (officers: readonly { officerId: string }[]) => officers.map(({ officerId }) => officerId)
