/** What shows that it was done: kept with the reply that says so, and shown to whom it is said. */
import type { Tx } from '#kit/db.ts'
import { servicesOf } from '../../agencies/index.ts'
import type { Case, Evidence, ShownEvidence } from '../schema.ts'
import { openPart, sealPart } from '../seals.ts'
import { addEvidence, evidenceOf } from './store.ts'

/** Whether the service of a case demands it; one without a service demands nothing. */
export const needsEvidence = async (tx: Tx, { serviceId }: Pick<Case, 'serviceId'>): Promise<boolean> =>
  (await servicesOf(tx, { retired: true })).some((service) => service.serviceId === serviceId && service.needsEvidence)

export const isPicture = ({ type }: { type: string }): boolean => type.startsWith('image/')

type Keeping = { replyId: string; key: Buffer; evidence: Evidence; files: readonly { fileId: string; type: string }[] }

export async function keepEvidence(tx: Tx, agencyId: string, { replyId, key, evidence, files }: Keeping) {
  const shown: ShownEvidence =
    evidence.kind === 'photo' ? { kind: 'photo', fileId: files.find(isPicture)!.fileId } : evidence
  const sealed = sealPart(key, 'evidence', agencyId, replyId, JSON.stringify(shown))
  await addEvidence(tx, agencyId, { replyId, kind: evidence.kind, sealed })
}

/** Of these replies, by reply; `keyOf` gives a reply's key, or null where it was dropped. */
export async function evidenceIn(
  tx: Tx,
  agencyId: string,
  replyIds: readonly string[],
  keyOf: (replyId: string) => Buffer | null,
): Promise<ReadonlyMap<string, ShownEvidence>> {
  const found = new Map<string, ShownEvidence>()
  for (const { replyId, sealed } of await evidenceOf(tx, agencyId, replyIds)) {
    const key = keyOf(replyId)
    if (key) found.set(replyId, JSON.parse(openPart(key, 'evidence', agencyId, replyId, sealed)))
  }
  return found
}
