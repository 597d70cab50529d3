/** Where a case is, why its office answers there, and putting it right. */
import type { Tx } from '#kit/db.ts'
import type { Text } from '#kit/words.ts'
import type { App } from '../../app.ts'
import type { Signed } from '../../people/index.ts'
import {
  atlasOf,
  correctPlaces,
  type Kept,
  knownName,
  placesOf,
  reasons,
  responsibleOffice,
  responsibleOffices,
} from '../../places/index.ts'
import { append } from '../../record/index.ts'
import { readOriginals } from '../../submissions/index.ts'
import { afterMove } from '../life.ts'
import { moveCase } from '../move.actions.ts'
import { lockOwn, readOwn } from '../officer.actions.ts'
import { type Refusal, refuseMove } from '../rules.ts'
import type { Case } from '../schema.ts'
import { submissionIdsOf } from '../store.ts'
import { countAnew, targetMoved } from '../targets/actions.ts'

/** What is known of where a case is. `reason` says why the office of its rule answers; `elsewhere` whose matter it is. */
export type Where = Pick<Kept, 'how' | 'level' | 'certainty' | 'candidates' | 'areaId'> & {
  /** What it is called where it is known and lies in no area of the agency. */
  outside: Text | null
  reason: Text
  elsewhere: { slug: string; name: Text } | null
}

const UNKNOWN: Pick<Where, 'how' | 'level' | 'certainty' | 'candidates'> = {
  how: 'no-place',
  level: null,
  certainty: 0,
  candidates: [],
}

/** Where a case is, by one of its submissions, and who answers there by the rules of today. */
export async function whereIs(
  tx: Tx,
  { serviceId, areaId }: Pick<Case, 'serviceId' | 'areaId'>,
  submissionId: string | undefined,
): Promise<Where> {
  const kept = submissionId ? (await placesOf(tx, [submissionId])).get(submissionId) : undefined
  // A case that was passed on or put right may be elsewhere than its first words said.
  const place = kept?.areaId === areaId ? kept : undefined
  const found = (await responsibleOffices(tx))(serviceId, place ?? { areaId })
  const { how, level, certainty, candidates } = place ?? kept ?? UNKNOWN
  const { reasonFor, otherOf } = await reasons(tx)
  return {
    areaId,
    how,
    level,
    certainty,
    candidates: areaId ? [] : candidates,
    outside: kept && !areaId && how === 'not-found' ? knownName(await atlasOf(tx), kept) : null,
    reason: reasonFor({ serviceId, level: place?.level ?? null }, found),
    elsewhere: otherOf(found),
  }
}

/** The same for officers who reach the case; null for the others. */
export async function readWhere(tx: Tx, by: Signed, caseId: string): Promise<Where | null> {
  const of = await readOwn(tx, by, caseId)
  if (!of) return null
  const [first] = await submissionIdsOf(tx, by.agencyId, caseId)
  return whereIs(tx, of, first)
}

/** Puts a case where it is, at the office responsible there. What its place had been read as is counted, for the ranking. */
export async function correctPlace(
  app: App,
  by: Signed,
  caseId: string,
  areaId: string,
): Promise<{ refusal: Refusal } | { deskId: string }> {
  return app.db.in(by.agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    if (!own) return { refusal: 'no-such-case' }
    const { of } = own
    const refusal = refuseMove(of.state, 'correct-place')
    if (refusal) return { refusal }
    const offered = (await atlasOf(tx)).offeredOf(areaId)
    if (!offered) return { refusal: 'no-such-area' }
    await movePlaces(app, tx, { ...of, agencyId: by.agencyId }, areaId)
    const { officeId, deskId } = await responsibleOffice(tx, of.serviceId, { areaId })
    const assignedTo = deskId === of.deskId ? of.assignedTo : null
    const now = await countAnew(app, tx, by.agencyId, {
      was: of,
      now: { ...afterMove(of, 'correct-place'), areaId: offered, officeId, deskId, assignedTo },
      at: app.now(),
    })
    const fields = { from: of.areaId, to: offered }
    const happened = { by: 'officer', officerId: by.officerId, at: app.now(), fields } as const
    await moveCase(app, tx, by.agencyId, { ...happened, move: 'correct-place', was: of, now })
    await append(tx, app.now(), ...targetMoved(by.agencyId, of, now))
    return { deskId }
  })
}

/** Of a joined case only those senders move whose words were read as the same place. */
async function movePlaces(app: App, tx: Tx, { agencyId, areaId: before, caseId }: Moving, areaId: string) {
  const ids = await submissionIdsOf(tx, agencyId, caseId)
  const places = await placesOf(tx, ids)
  const moved = ids.filter((id) => (places.get(id)?.areaId ?? null) === before)
  const originals = await readOriginals(app, tx, agencyId, moved)
  await correctPlaces(
    tx,
    areaId,
    moved.map((submissionId) => ({ submissionId, address: originals.get(submissionId)?.address })),
  )
}

type Moving = Pick<Case, 'areaId' | 'caseId'> & { agencyId: string }
