/** Letters about a case that came before the umbrella: to its desk, and back. Ids only; nothing of the case stands in them. */
import type { Tx } from '#kit/db.ts'
import { seatsOf } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { officersOfRoles } from '../../people/index.ts'
import { putLetters } from '../../submissions/index.ts'
import { idsAside } from '../conflict/store.ts'
import { tellHouse } from '../escalation/letters.actions.ts'
import { firstAt, TOLD } from '../escalation/rules.ts'
import type { Case } from '../schema.ts'

type Telling = { of: Case; act: string; isAsked: boolean }

/** Who has the case, and the leads of its desk, or those of the agency; nobody whom it is about. */
export async function tellDesk(app: App, tx: Tx, agencyId: string, { of, act, isAsked }: Telling): Promise<void> {
  const { caseId, deskId, assignedTo } = of
  const aside = await idsAside(tx, agencyId, caseId)
  const people = (await officersOfRoles(tx, agencyId, ['officer', ...TOLD.lead])).filter(
    ({ officerId }) => !aside.has(officerId),
  )
  const readers = firstAt(deskId, people, await seatsOf(tx))
  const own = people.filter(({ officerId }) => officerId === assignedTo)
  const ids = new Set([...readers, ...own].map(({ officerId }) => officerId))
  const fields = { caseId, what: isAsked ? 'asked' : 'said' }
  await putLetters(
    app,
    tx,
    agencyId,
    [...ids].map((officerId) => ({ officerId, template: 'above', fields, once: act })),
  )
}

type Stated = { agencyId: string; umbrellaId: string; caseId: string; act: string }

/** Those in the umbrella who read what came before it. */
export const tellUmbrella = (app: App, tx: Tx, { agencyId, umbrellaId, caseId, act }: Stated): Promise<void> => {
  const fields = { agencyId, caseId, what: 'stated' }
  const letter = { template: 'above', fields, once: act } as const
  return tellHouse(app, tx, { from: agencyId, to: umbrellaId, roles: TOLD.umbrella }, letter)
}
