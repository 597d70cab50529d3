/**
 * Understanding, on the service's own machine: personal data is found and covered, the covered text
 * folded for search, its language told and a service proposed. Everything after works on the covered
 * text; the original stays sealed.
 */
import { isDeepStrictEqual } from 'node:util'
import { cover, findPersonalData, fold, language, MARKS, searchTerms } from '@pasokh/persian'
import { inBatches } from '#kit/batches.ts'
import type { Tx } from '#kit/db.ts'
import { faultWord } from '#kit/fault.ts'
import { unseal } from '#kit/seal.ts'
import { agencyById, agencyKey } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { type Proposal, type Proposer, proposerOf, type Urgency, urgencyOf } from '../models/index.ts'
import { keepPlaces } from '../places/index.ts'
import { aboutKey, aboutText } from './intake.actions.ts'
import type { NewSubmission, Sealed } from './schema.ts'
import {
  keepUnderstanding,
  lockNotUnderstood,
  readSealed,
  type SealedRow,
  sealedOf,
  type Understanding,
} from './store.ts'

const BATCH = 500

/** The covered text: what officers work on and what search reads. The marks are in the script of the text. */
export const coverText = (text: string): string =>
  cover(text, findPersonalData(text), /\p{Script=Arabic}/u.test(text) ? MARKS.fa : MARKS.en)

/** Words of the covered text as search compares them. */
export const foldForSearch = (covered: string): string => [fold(covered), ...searchTerms(covered)].join(' ')

/** Understands everything of one agency that waits for it. */
export const understand = (app: App, agencyId: string): Promise<void> =>
  inBatches(BATCH, () =>
    app.db.in(agencyId, async (tx) => {
      const rows = await lockNotUnderstood(tx, agencyId, BATCH)
      if (rows.length === 0) return 0
      const key = await agencyKey(app, tx, agencyId)
      const by = {
        proposer: await proposerOf(app, tx, agencyId),
        urgency: await urgencyOf(app, tx, agencyId),
        threshold: (await agencyById(tx, agencyId))!.sureEnough,
      }
      const read = rows.map((row) => understandOne(app, key, agencyId, row, by))
      await keepUnderstanding(
        tx,
        agencyId,
        read.map(({ understanding }) => understanding),
      )
      await keepPlaces(
        tx,
        read.map(({ place }) => place),
      )
      return rows.length
    }),
  )

/** By what a service is proposed, how sure the agency wants to be, and by what danger is told. */
type By = { proposer: Proposer; threshold: number; urgency: (covered: string) => Urgency }

const NOTHING = {
  textLang: null,
  proposedServiceId: null,
  probability: null,
  proposalModel: null,
  proposalThreshold: null,
  dangerSigns: [],
  dangerProbability: null,
}

/** What was understood, and what it says of where it is: the system reads that in the original, and nobody else. */
type Read = { understanding: Understanding; place: Parameters<typeof keepPlaces>[1][number] }

/** What cannot be read goes on without words, to the desk that sorts: it must not keep the others waiting. */
function understandOne(app: App, key: Buffer, agencyId: string, row: SealedRow, by: By): Read {
  const { submissionId, chosenAreaId: areaId } = row
  try {
    const { text, address, point } = openSealed(key, agencyId, row)
    const understanding = { submissionId, ...readWords(text, by) }
    return { understanding, place: { submissionId, areaId, point, address, text } }
  } catch (error) {
    app.log.error('message-not-understood', { agency: agencyId, failure: faultWord(error) })
    return {
      understanding: { submissionId, covered: '', folded: '', ...NOTHING },
      place: { submissionId, areaId },
    }
  }
}

function readWords(text: string, { proposer, threshold, urgency }: By): Omit<Understanding, 'submissionId'> {
  const covered = coverText(text)
  const [best] = proposer.propose(covered)
  const { signs, probability } = urgency(covered)
  return {
    covered,
    folded: foldForSearch(covered),
    textLang: language(text).code,
    proposedServiceId: best?.serviceId ?? null,
    probability: best?.probability ?? null,
    proposalModel: proposer.hash,
    proposalThreshold: threshold,
    dangerSigns: signs,
    dangerProbability: probability,
  }
}

/** Opens a sealed row. @throws Error when it was erased. */
export function openSealed(agency: Buffer, agencyId: string, { submissionId, wrappedKey, sealed }: SealedRow): Sealed {
  if (!wrappedKey || !sealed) throw new Error('An erased submission cannot be opened')
  const key = unseal(agency, aboutKey(agencyId, submissionId), wrappedKey)
  return JSON.parse(unseal(key, aboutText(agencyId, submissionId), sealed).toString()) as Sealed
}

/** The submission's own key, for what hangs on it. */
export const keyOf = (agency: Buffer, agencyId: string, { submissionId, wrappedKey }: SealedRow): Buffer | null =>
  wrappedKey && unseal(agency, aboutKey(agencyId, submissionId), wrappedKey)

/** The original of one submission; null once erased. Who opens it is recorded by the caller. */
export async function readOriginal(app: App, tx: Tx, agencyId: string, submissionId: string): Promise<Sealed | null> {
  const row = await readSealed(tx, agencyId, submissionId)
  if (!row?.sealed) return null
  return openSealed(await agencyKey(app, tx, agencyId), agencyId, row)
}

/** What differs in a form that is sent once more from what it first brought, to be added to that; null when nothing does. */
export async function editedSince(app: App, agencyId: string, submissionId: string, now: NewSubmission) {
  const first = await app.db.in(agencyId, (tx) => readOriginal(app, tx, agencyId, submissionId))
  if (!first || isDeepStrictEqual(contentOf(first), contentOf(now))) return null
  return [now.text !== first.text && now.text, now.address !== first.address && now.address].filter(Boolean).join('\n')
}

const contentOf = ({ text, address, point, contact }: Pick<Sealed, 'text' | 'address' | 'point' | 'contact'>) => ({
  text,
  address,
  point,
  contact,
})

/** The originals of many, by their ids; what is erased or does not open is left out. */
export async function readOriginals(
  app: App,
  tx: Tx,
  agencyId: string,
  submissionIds: readonly string[],
): Promise<ReadonlyMap<string, Sealed>> {
  if (submissionIds.length === 0) return new Map()
  const key = await agencyKey(app, tx, agencyId)
  const rows = (await sealedOf(tx, agencyId, submissionIds)).filter(({ sealed }) => sealed !== null)
  return new Map(rows.flatMap((row) => tryToOpen(app, key, agencyId, row)))
}

function tryToOpen(app: App, key: Buffer, agencyId: string, row: SealedRow): [string, Sealed][] {
  try {
    return [[row.submissionId, openSealed(key, agencyId, row)]]
  } catch (error) {
    app.log.error('message-not-opened', { agency: agencyId, failure: faultWord(error) })
    return []
  }
}

/** Services that fit a text, likeliest first, for the form to propose. */
export async function proposeServices(app: App, tx: Tx, agencyId: string, text: string): Promise<Proposal[]> {
  return (await proposerOf(app, tx, agencyId)).propose(coverText(text)).slice(0, 3)
}
