/** A letter to those in another house who have to know: the umbrella above, or the agency to which something is offered. */
import type { Tx } from '#kit/db.ts'
import type { App } from '../../app.ts'
import { officersOfRoles, type Role } from '../../people/index.ts'
import { type OfficerLetter, putLetters } from '../../submissions/index.ts'
import { firstOf } from './rules.ts'

type Between = { from: string; to: string; roles: readonly Role[] }

/** To everybody there who has the first of these roles that anybody has. Leaves the transaction in the house where it came in. */
export async function tellHouse(
  app: App,
  tx: Tx,
  { from, to, roles }: Between,
  letter: Omit<OfficerLetter, 'officerId'>,
): Promise<void> {
  await tx.enter(to)
  const readers = firstOf(roles, await officersOfRoles(tx, to, roles))
  await putLetters(
    app,
    tx,
    to,
    readers.map(({ officerId }) => ({ ...letter, officerId })),
  )
  await tx.enter(from)
}
