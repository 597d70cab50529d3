/** Who takes up a case again after an objection: never the one whose "done" was objected to, where there is anybody else. */
import type { Tx } from '#kit/db.ts'
import { seatsOf } from '../agencies/index.ts'
import { officersOfRoles } from '../people/index.ts'
import { lastFinalReplier } from './replies.store.ts'
import { leastBusy } from './rules.ts'
import type { Case } from './schema.ts'
import { countAssigned } from './store.ts'

/**
 * The officer of the desk with the least in hand, or a lead; from the second objection on a lead first. Null when the
 * agency has nobody else.
 */
export async function anotherOfficer(tx: Tx, agencyId: string, of: Case, objections: number): Promise<string | null> {
  const last = await lastFinalReplier(tx, agencyId, of.caseId)
  const seats = (await seatsOf(tx)).filter(({ deskId }) => deskId === of.deskId)
  const working = await officersOfRoles(tx, agencyId, ['officer', 'lead', 'administrator'])
  const atDesk = idsOf(working.filter(({ officerId }) => seats.some((seat) => seat.officerId === officerId)))
  const leads = idsOf(working.filter(({ role }) => role === 'lead'))
  const inHand = await countAssigned(tx, agencyId, [...atDesk, ...leads])
  const choose = (some: readonly string[]) =>
    leastBusy(
      some.filter((officerId) => officerId !== last),
      inHand,
    )
  return objections > 1 ? (choose(leads) ?? choose(atDesk)) : (choose(atDesk) ?? choose(leads))
}

const idsOf = (officers: readonly { officerId: string }[]) => officers.map(({ officerId }) => officerId)
