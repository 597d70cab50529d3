/**
 * Carrying a submission from one agency to another that has accepted the matter. Its key stays the same and is wrapped
 * again by the key of the other; what it seals names the agency, and is sealed anew. Both then keep a copy under the same
 * id, so that one receipt opens it, and taking it back erases it at both.
 */
import type { Tx } from '#kit/db.ts'
import { seal, unseal } from '#kit/seal.ts'
import { agencyKey } from '../agencies/index.ts'
import type { App } from '../app.ts'
import {
  addCarried,
  addCarriedAddition,
  addCarriedPhoto,
  additionsToCarry,
  type Carried,
  type CarriedAddition,
  readToCarry,
} from './carry.store.ts'
import { aboutKey, aboutPhoto, aboutText } from './intake.actions.ts'
import { photosOf } from './store.ts'

export type Way = { from: string; to: string }

type Load = { row: Carried; photos: { photoId: string; sealed: Buffer }[]; additions: CarriedAddition[] }

/**
 * Gives the other agency what this one has and it has not: submissions, their photos, and what was added. Ends in the
 * agency `to`. Gives the ids of those whose words are still there, in their order.
 */
export async function carry(app: App, tx: Tx, { from, to }: Way, submissionIds: readonly string[]): Promise<string[]> {
  await tx.enter(from)
  const fromKey = await agencyKey(app, tx, from)
  const loads: Load[] = []
  for (const row of await readToCarry(tx, from, submissionIds)) {
    const { submissionId } = row
    const photos = await photosOf(tx, from, submissionId)
    loads.push({ row, photos, additions: await additionsToCarry(tx, from, submissionId) })
  }
  await tx.enter(to)
  const keys = { from: fromKey, to: await agencyKey(app, tx, to) }
  for (const load of loads) await putDown(tx, { from, to }, keys, load)
  return loads.map(({ row }) => row.submissionId)
}

async function putDown(
  tx: Tx,
  { from, to }: Way,
  keys: { from: Buffer; to: Buffer },
  { row, photos, additions }: Load,
) {
  const { submissionId } = row
  const key = unseal(keys.from, aboutKey(from, submissionId), row.wrappedKey)
  const again = (about: (agencyId: string, id: string) => string, id: string, sealed: Buffer) =>
    seal(key, about(to, id), unseal(key, about(from, id), sealed))
  await addCarried(tx, to, {
    ...row,
    wrappedKey: seal(keys.to, aboutKey(to, submissionId), key),
    sealed: again(aboutText, submissionId, row.sealed),
  })
  for (const { photoId, sealed } of photos)
    await addCarriedPhoto(tx, to, { submissionId, photoId, sealed: again(aboutPhoto, submissionId, sealed) })
  for (const addition of additions)
    await addCarriedAddition(tx, to, submissionId, {
      ...addition,
      sealed: again(aboutText, addition.additionId, addition.sealed),
    })
}
