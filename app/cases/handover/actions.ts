/**
 * Handing a matter over: one agency offers it with a reason that the other and the person read, the other accepts it and
 * opens its own case, or says why not. Until then the clock of the one goes on; from then on that of the other runs.
 */
import type { Tx } from '#kit/db.ts'
import { newKey, seal, unseal } from '#kit/seal.ts'
import { type Agency, agencyById, agencyKey, servicesOf, sortingDesk } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { isAtWork, type Signed } from '../../people/index.ts'
import { areasOf } from '../../places/index.ts'
import { notify } from '../../submissions/index.ts'
import { tellHouse } from '../escalation/letters.actions.ts'
import { TOLD } from '../escalation/rules.ts'
import { afterMove } from '../life.ts'
import { moveCase } from '../move.actions.ts'
import { isUnread, lockOwn, reachOf } from '../officer.actions.ts'
import { nextDue, type Refusal, reaches, refuseMove } from '../rules.ts'
import type { Case, NewOffer } from '../schema.ts'
import { lockCase, submissionIdsOf } from '../store.ts'
import { refuseOffer } from './rules.ts'
import {
  addHandover,
  type HandoverRow,
  handoversOfCase,
  lockHandover,
  readHandover,
  settleHandover,
  takeBackOffer,
} from './store.ts'
import { takeUp } from './take-up.actions.ts'

type Refused = { refusal: Refusal }

const aboutKey = (agencyId: string, handoverId: string) => `handover-key/${agencyId}/${handoverId}`
const aboutWords = (handoverId: string) => `handover/${handoverId}`
const aboutAnswer = (handoverId: string) => `handover-answer/${handoverId}`

/** Offers a case of the officer's to another agency. The words are read by that agency and by the person. */
export async function offerCase(
  app: App,
  by: Signed,
  caseId: string,
  offer: NewOffer,
): Promise<Refused | { handoverId: string }> {
  const { agencyId, officerId } = by
  return app.db.in(agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    if (!own) return { refusal: 'no-such-case' }
    const to = await agencyById(tx, offer.toAgencyId)
    const refusal = refuseOffer(own.of, agencyId, to, await isOffered(tx, agencyId, caseId))
    if (refusal || !to) return { refusal: refusal ?? 'no-such-agency' }
    if (offer.seen !== undefined && (await isUnread(tx, by, caseId, offer.seen))) return { refusal: 'read-first' }
    const handoverId = crypto.randomUUID()
    const ids = await submissionIdsOf(tx, agencyId, caseId)
    const sealed = await sealFor(app, tx, { from: agencyId, to: to.agencyId, handoverId }, offer.body)
    const about = await aboutCase(tx, own.of)
    const row = {
      agencyId,
      handoverId,
      caseId,
      toAgencyId: to.agencyId,
      ...about,
      ...sealed,
      offeredBy: officerId,
      offeredAt: app.now(),
    }
    await addHandover(tx, row, ids)
    const fields = { handoverId, to: to.agencyId }
    const happened = { by: 'officer', officerId, at: app.now(), fields, body: { to: to.agencyId } } as const
    const now = afterMove(own.of, 'offer')
    await moveCase(app, tx, agencyId, { ...happened, move: 'offer', was: own.of, now })
    await notify(app, tx, agencyId, ids, { notice: 'moved', act: `handover/${handoverId}/offered` })
    await tellOther(app, tx, agencyId, to, handoverId)
    return { handoverId }
  })
}

const isOffered = async (tx: Tx, agencyId: string, caseId: string): Promise<boolean> =>
  (await handoversOfCase(tx, agencyId, caseId)).some((one) => one.agencyId === agencyId && one.state === 'offered')

/** What it was about here, for who decides there: no text of the person. */
async function aboutCase(tx: Tx, of: Case) {
  const service = (await servicesOf(tx, { retired: true })).find(({ serviceId }) => serviceId === of.serviceId)
  const area = of.areaId
    ? (await areasOf(tx, { borders: false, retired: true })).find(({ areaId }) => areaId === of.areaId)
    : null
  return { serviceName: service?.name ?? null, areaName: area?.name ?? null, dueAt: nextDue(of) }
}

type Between = { from: string; to: string; handoverId: string }

/** A key for the words of this handover, wrapped for each side. */
async function sealFor(app: App, tx: Tx, { from, to, handoverId }: Between, words: string) {
  const key = newKey()
  const wrappedFrom = seal(await agencyKey(app, tx, from), aboutKey(from, handoverId), key)
  await tx.enter(to)
  const wrappedTo = seal(await agencyKey(app, tx, to), aboutKey(to, handoverId), key)
  await tx.enter(from)
  return { wrappedFrom, wrappedTo, words: seal(key, aboutWords(handoverId), words) }
}

/** The words and the answer of a handover, for the side that this transaction has entered. */
export async function openWords(app: App, tx: Tx, agencyId: string, row: HandoverRow) {
  const wrapped = agencyId === row.agencyId ? row.wrappedFrom : row.wrappedTo
  const key = unseal(await agencyKey(app, tx, agencyId), aboutKey(agencyId, row.handoverId), wrapped)
  return {
    words: unseal(key, aboutWords(row.handoverId), row.words).toString(),
    answer: row.answer && unseal(key, aboutAnswer(row.handoverId), row.answer).toString(),
  }
}

/** Those who sort and lead there learn by letter that something was offered; nothing of it stands in it. */
async function tellOther(app: App, tx: Tx, from: string, to: Agency, handoverId: string): Promise<void> {
  const letter = { template: 'offered', fields: {}, once: `handover/${handoverId}` } as const
  await tellHouse(app, tx, { from, to: to.agencyId, roles: TOLD.lead }, letter)
}

/** Takes an offer back that was not answered yet. */
export async function takeBack(app: App, by: Signed, caseId: string): Promise<Refused | { handoverId: string }> {
  return app.db.in(by.agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    if (!own) return { refusal: 'no-such-case' }
    const refusal = refuseMove(own.of.state, 'take-back')
    if (refusal) return { refusal }
    const handoverId = await takeBackOffer(tx, by.agencyId, caseId, app.now())
    if (!handoverId) return { refusal: 'no-such-handover' }
    const happened = { by: 'officer', officerId: by.officerId, at: app.now(), fields: { handoverId } } as const
    const now = afterMove(own.of, 'take-back')
    await moveCase(app, tx, by.agencyId, { ...happened, move: 'take-back', was: own.of, now })
    return { handoverId }
  })
}

// ---- The other side

/** What is offered to an agency is answered by those who reach the desk that sorts. */
export async function mayAnswer(tx: Tx, by: Signed): Promise<boolean> {
  const { deskId } = await sortingDesk(tx)
  return (await isAtWork(tx, by.agencyId, by.officerId, by.role)) && reaches(await reachOf(tx, by), { deskId })
}

type Open = { row: HandoverRow; of: Case }

/**
 * The offer and its case, locked in the agency that made it: the case first, as that agency's own acts do. This transaction
 * is then in that agency. A case that has ended meanwhile is offered no more.
 */
async function lockOffer(app: App, tx: Tx, by: Signed, handoverId: string): Promise<Refused | Open> {
  const seen = await readHandover(tx, handoverId)
  if (seen?.toAgencyId !== by.agencyId || !(await mayAnswer(tx, by))) return { refusal: 'no-such-handover' }
  await tx.enter(seen.agencyId)
  const of = await lockCase(tx, seen.agencyId, seen.caseId)
  const row = await lockHandover(tx, seen.agencyId, handoverId)
  if (!of || !row) return { refusal: 'no-such-handover' }
  if (row.state !== 'offered') return { refusal: 'answered-already' }
  if (refuseOffer(of, row.agencyId, { agencyId: by.agencyId, open: true }, false) === null) return { row, of }
  await settleHandover(tx, row.agencyId, handoverId, { state: 'taken-back', at: app.now() })
  return { refusal: 'case-closed' }
}

/** Accepts what was offered: a case of this agency's own is opened, or the one that was given away goes on. */
export async function acceptHandover(
  app: App,
  by: Signed,
  handoverId: string,
  serviceId: string | null,
): Promise<Refused | { caseId: string }> {
  return app.db.in(by.agencyId, async (tx) => {
    if (serviceId && !(await servicesOf(tx)).some((one) => one.serviceId === serviceId))
      return { refusal: 'no-such-service' }
    const offer = await lockOffer(app, tx, by, handoverId)
    if ('refusal' in offer) return offer
    const { row, of } = offer
    const from = row.agencyId
    const ids = await submissionIdsOf(tx, from, of.caseId)
    const taken = await takeUp(app, tx, by, { row, of, ids, serviceId })
    if ('refusal' in taken) return taken
    await tx.enter(from)
    const fields = { handoverId, to: by.agencyId }
    const now = { ...of, state: 'handed-over', assignedTo: null, news: false, passedOn: of.passedOn + 1 } as const
    const happened = { by: 'officer', officerId: null, at: app.now(), fields, body: { to: by.agencyId } } as const
    // The offer is settled first: what has ended here would be offered no more.
    await settleHandover(tx, from, handoverId, { state: 'accepted', at: app.now(), toCaseId: taken.caseId })
    await moveCase(app, tx, from, { ...happened, move: 'hand-over', was: of, now })
    await notify(app, tx, from, ids, { notice: 'moved', act: `handover/${handoverId}/accepted` })
    await tx.enter(by.agencyId)
    return taken
  })
}

/** Says why not: the case stays where it is, and its desk and the person read the reason. */
export async function refuseHandover(
  app: App,
  by: Signed,
  handoverId: string,
  body: string,
): Promise<Refused | { handoverId: string }> {
  return app.db.in(by.agencyId, async (tx) => {
    const own = await agencyKey(app, tx, by.agencyId)
    const offer = await lockOffer(app, tx, by, handoverId)
    if ('refusal' in offer) return offer
    const { row, of } = offer
    const key = unseal(own, aboutKey(by.agencyId, handoverId), row.wrappedTo)
    const answer = seal(key, aboutAnswer(handoverId), body)
    await settleHandover(tx, row.agencyId, handoverId, { state: 'refused', at: app.now(), answer })
    const fields = { handoverId, to: by.agencyId }
    const happened = { by: 'officer', officerId: null, at: app.now(), fields, body: { to: by.agencyId } } as const
    const now = { ...afterMove(of, 'be-refused'), news: true }
    await moveCase(app, tx, row.agencyId, { ...happened, move: 'be-refused', was: of, now })
    const ids = await submissionIdsOf(tx, row.agencyId, of.caseId)
    await notify(app, tx, row.agencyId, ids, { notice: 'moved', act: `handover/${handoverId}/refused` })
    await tx.enter(by.agencyId)
    return { handoverId }
  })
}
