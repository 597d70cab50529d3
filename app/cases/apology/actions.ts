/** An office apologises: only with a reply, and only as an officer wrote and signed it. Nothing here is done by the system of itself. */
import type { Tx } from '#kit/db.ts'
import { officesOf } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import type { Signed } from '../../people/index.ts'
import { append } from '../../record/index.ts'
import type { Apology, Case, Fault, SignedApology } from '../schema.ts'
import { openPart, sealPart } from '../seals.ts'
import { faultsOf } from './rules.ts'
import { addApology, apologiesOf, lastApology } from './store.ts'

/** What has gone wrong in a case and was not apologised for yet. */
export const faultsIn = async (app: App, tx: Tx, agencyId: string, of: Case): Promise<Fault[]> =>
  faultsOf(of, { now: app.now(), ...(await lastApology(tx, agencyId, of.caseId)) })

type Keeping = { of: Case; replyId: string; key: Buffer; apology: Apology; faults: readonly Fault[] }

/** With the name of the office as it is today: a later one is none of what was said. */
export async function keepApology(app: App, tx: Tx, by: Signed, { of, replyId, key, apology, faults }: Keeping) {
  const office = (await officesOf(tx)).find(({ officeId }) => officeId === of.officeId)!.name
  const text = JSON.stringify({ ...apology, office } satisfies SignedApology)
  const sealed = sealPart(key, 'apology', by.agencyId, replyId, text)
  await addApology(tx, by.agencyId, { replyId, faults, sealed })
  await append(tx, app.now(), {
    type: 'cases.apologised',
    agencyId: by.agencyId,
    by: 'officer',
    about: of.caseId,
    body: { office: of.officeId },
  })
}

/** Of these replies, by reply; `keyOf` gives a reply's key, or null where it was dropped. */
export async function apologiesIn(
  tx: Tx,
  agencyId: string,
  replyIds: readonly string[],
  keyOf: (replyId: string) => Buffer | null,
): Promise<ReadonlyMap<string, SignedApology>> {
  const found = new Map<string, SignedApology>()
  for (const { replyId, sealed } of await apologiesOf(tx, agencyId, replyIds)) {
    const key = keyOf(replyId)
    if (key) found.set(replyId, JSON.parse(openPart(key, 'apology', agencyId, replyId, sealed)))
  }
  return found
}
