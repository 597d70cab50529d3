/** What a person sees and does with their receipt: status and replies, adding, confirming, objecting, withdrawing. */

import { createHash } from 'node:crypto'
import type { Tx } from '#kit/db.ts'
import type { Text } from '#kit/words.ts'
import { civilDay } from '#kit/words.ts'
import { type Agency, agencyById, servicesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { dangerSigns } from '../models/index.ts'
import { atlasOf } from '../places/index.ts'
import { append, loggedAbout, type Proof, type ProofView, proofOf, proofView } from '../record/index.ts'
import {
  type AdditionKind,
  addTo,
  coverText,
  lockSealed,
  openReceipt,
  readAdditions,
  readOriginal,
  readSubmission,
  startOfHour,
  withdraw,
} from '../submissions/index.ts'
import { moveCase } from './clock.actions.ts'
import { keepClocksOfJoined, setVerdict, standingOf, verdictsOf } from './joining.store.ts'
import { afterVerdict, isSettled, stateFor, type Verdicts } from './joining.ts'
import { anotherOfficer } from './objection.actions.ts'
import { type Where, whereIs } from './place.actions.ts'
import { repliesTo } from './replies.store.ts'
import { afterAct, nextDue, openActs, pauseFor } from './rules.ts'
import type { Case, CaseEvent, PauseReason, PersonAct, PersonState, Reply, State } from './schema.ts'
import { askedOf, clocksOf, linesFor, movesOf, openReplyFile, partOf, repliesFor, stateOf } from './sender.actions.ts'
import { addEvent, caseOfSubmission, isActed, keepVerdictHour, lockCase } from './store.ts'
import { countAnew, targetMoved, type WhyBoth, whyOf } from './targets.actions.ts'

/** All of what the holder of a receipt may know. Their own words, never another sender's; days, never hours. */
export type PersonView = {
  agency: Agency
  state: PersonState
  receivedOn: string
  service: Text | null
  /** Where it is and why that office answers; null before anyone has read it. */
  where: { area: Text | null; reason: Text; elsewhere: Where['elsewhere'] } | null
  text: string | null
  additions: { kind: AdditionKind; day: string; text: string }[]
  replies: (Omit<Reply, 'officerId' | 'repliedAt'> & { day: string; reason: Text | null })[]
  /** When their message was joined to others on the same matter, and when it stood alone again. */
  moves: { kind: 'joined' | 'split'; day: string }[]
  firstReplyDueOn: string | null
  solutionDueOn: string | null
  nextDueOn: string | null
  isLate: boolean
  /** Why the clock stands, and since which day; null while it runs. */
  paused: { reason: PauseReason; since: string } | null
  /** Why then, line by line. */
  why: WhyBoth
  plannedOn: string | null
  verdictUntilOn: string | null
  objections: number
  passedOn: number
  acts: PersonAct[]
  /** The question after the verdict; null while it is not asked. */
  satisfaction: 'open' | 'answered' | null
  proof: ProofView
}

type Refused = { refusal: 'not-a-receipt' | 'unknown-receipt' | 'wait'; until?: Date }
export type Seen = { view: PersonView; refusal?: never; until?: never } | (Refused & { view?: never })

export async function seeByReceipt(app: App, typed: string): Promise<Seen> {
  const opened = await openReceipt(app, typed)
  if (opened.refusal) return opened
  const { agencyId, submissionId } = opened
  const view = await app.db.in(agencyId, (tx) => viewOf(app, tx, agencyId, submissionId))
  return view ? { view } : { refusal: 'unknown-receipt' }
}

async function viewOf(app: App, tx: Tx, agencyId: string, submissionId: string): Promise<PersonView | null> {
  const submission = await readSubmission(tx, agencyId, submissionId)
  const agency = await agencyById(tx, agencyId)
  if (!submission || !agency) return null
  const part = await partOf(tx, agencyId, submissionId)
  const of = part && clocksOf(part)
  const state = submission.withdrawn ? 'withdrawn' : part ? stateOf(part) : 'received'
  const day = (at: Date) => civilDay(at, agency.zone)
  const dayOrNull = (at: Date | null | undefined) => (at ? day(at) : null)
  const due = of && nextDue(of)
  const replies = part ? await repliesFor(app, tx, agencyId, submissionId) : []
  const original = await readOriginal(app, tx, agencyId, submissionId)
  const services = await servicesOf(tx)
  return {
    agency,
    state,
    receivedOn: day(submission.receivedHour),
    service:
      services.find(({ serviceId }) => serviceId === (of?.serviceId ?? submission.chosenServiceId))?.name ?? null,
    where: of ? await whereFor(tx, of, submissionId) : null,
    text: original?.text ?? null,
    additions: await ownAdditions(app, tx, agencyId, submissionId, day),
    replies: replies.map(({ officerId: _, repliedAt, ...reply }) => ({ ...reply, day: day(repliedAt) })),
    moves: part ? movesOf(part).map(({ kind, at }) => ({ kind, day: day(at) })) : [],
    firstReplyDueOn: dayOrNull(of?.firstReplyDueAt),
    solutionDueOn: dayOrNull(of?.solutionDueAt),
    nextDueOn: dayOrNull(due),
    isLate: due != null && due < app.now(),
    paused: of && pausedOf(of, day),
    why: part ? await whyOf(tx, agencyId, part.home) : { firstReply: null, solution: null },
    // A day that was promised to others before is none of theirs.
    plannedOn: replies.some(({ dueOn }) => dueOn === of?.plannedOn) ? (of?.plannedOn ?? null) : null,
    verdictUntilOn: state === 'done' ? dayOrNull(of?.verdictUntil) : null,
    objections: part?.own.objections ?? 0,
    passedOn: of?.passedOn ?? 0,
    satisfaction: await askedOf(tx, agencyId, submissionId),
    proof: proofView(await linesFor(tx, submissionId, part), {
      accepted: ACCEPTED,
      salt: original && Buffer.from(original.salt, 'base64'),
      publicUrl: app.config.publicUrl,
    }),
    acts:
      submission.withdrawn || submission.erased ? [] : state === 'received' ? ['more', 'withdraw'] : openActs(state),
  }
}

async function whereFor(tx: Tx, of: Case, submissionId: string): Promise<PersonView['where']> {
  const { areaId, reason, elsewhere } = await whereIs(tx, of, submissionId)
  return { area: (areaId && (await atlasOf(tx)).get(areaId)?.name) || null, reason, elsewhere }
}

function pausedOf({ state, pausedSince }: Case, day: (at: Date) => string): PersonView['paused'] {
  const reason = pauseFor(state)
  return reason && pausedSince && { reason, since: day(pausedSince) }
}

async function ownAdditions(app: App, tx: Tx, agencyId: string, submissionId: string, day: (at: Date) => string) {
  const additions = await readAdditions(app, tx, agencyId, submissionId)
  return additions.map(({ kind, addedHour, text }) => ({ kind, day: day(addedHour), text: text ?? '' }))
}

/** The line of the record by which a submission was accepted. */
const ACCEPTED = 'submissions.accepted'

/** The proof of the submission; null until it is in the log, and after it was erased. */
export async function proofByReceipt(
  app: App,
  typed: string,
): Promise<Refused | { refusal?: never; proof: Proof | null; agency: Agency }> {
  const opened = await openReceipt(app, typed)
  if (opened.refusal) return opened
  const { agencyId, submissionId } = opened
  const found = await app.db.in(agencyId, async (tx) => ({
    agency: (await agencyById(tx, agencyId))!,
    original: await readOriginal(app, tx, agencyId, submissionId),
    own: (await loggedAbout(tx, [submissionId])).find(({ type }) => type === ACCEPTED),
  }))
  const { agency, original, own } = found
  return { agency, proof: original && own ? await proofOf(app, own, Buffer.from(original.salt, 'base64')) : null }
}

/** A file of a reply, for who holds the receipt of the case. */
export async function fileByReceipt(app: App, typed: string, fileId: string) {
  const opened = await openReceipt(app, typed)
  if (opened.refusal) return null
  const { agencyId, submissionId } = opened
  return app.db.in(agencyId, async (tx) => {
    const said = new Set((await repliesTo(tx, agencyId, submissionId)).map(({ replyId }) => replyId))
    return openReplyFile(app, tx, agencyId, { fileId, mayRead: (replyId) => said.has(replyId) })
  })
}

export type Acting = { act: PersonAct; text: string; token: string }
export type Acted =
  | { refusal?: never; again: boolean }
  | { refusal: 'not-a-receipt' | 'unknown-receipt' | 'wait' | 'not-open' | 'words-needed'; until?: Date }

/** Acts for which the person says something; an objection may be without words. */
const NEEDS_WORDS: readonly PersonAct[] = ['more', 'answer']
const ADDS: Partial<Record<PersonAct, AdditionKind>> = {
  more: 'more',
  answer: 'answer',
  object: 'objection',
  confirm: 'thanks',
}
const EVENTS: Record<PersonAct, CaseEvent['type']> = {
  more: 'added',
  answer: 'answered',
  confirm: 'confirmed',
  object: 'objected',
  withdraw: 'withdrawn',
}

export async function actByReceipt(app: App, typed: string, acting: Acting): Promise<Acted> {
  const opened = await openReceipt(app, typed)
  if (opened.refusal) return opened
  if (NEEDS_WORDS.includes(acting.act) && acting.text.trim() === '') return { refusal: 'words-needed' }
  return actFor(app, opened, acting)
}

/** The act of a sender who has shown that they are; what goes with it is done with it, once, or not at all. */
export async function actFor(
  app: App,
  { agencyId, submissionId }: { agencyId: string; submissionId: string },
  acting: Acting,
  also: (tx: Tx) => Promise<unknown> = async () => {},
): Promise<Acted> {
  for (;;) {
    const acted =
      (await app.db.in(agencyId, (tx) => actBeforeCase(app, tx, agencyId, submissionId, acting))) ??
      (await app.db.in(agencyId, async (tx) => {
        const done = await actOnCase(app, tx, agencyId, submissionId, acting)
        if (done && !done.refusal && !done.again) await also(tx)
        return done
      }))
    if (acted) return acted
  }
}

/**
 * Null when there is a case. The submission is locked before one looks for it, so that none is being
 * opened meanwhile; a case is never locked after its submission, for officers' acts lock it before.
 */
async function actBeforeCase(
  app: App,
  tx: Tx,
  agencyId: string,
  submissionId: string,
  acting: Acting,
): Promise<Acted | null> {
  if (await caseOfSubmission(tx, agencyId, submissionId)) return null
  const row = await lockSealed(tx, agencyId, submissionId)
  if (await caseOfSubmission(tx, agencyId, submissionId)) return null
  if (acting.act === 'withdraw') return { again: !(await withdraw(app, tx, agencyId, submissionId)) }
  if (acting.act !== 'more' || !row?.sealed) return { refusal: 'not-open' }
  return { again: !(await addTo(app, tx, agencyId, submissionId, { kind: 'more', ...wordsOf(acting) })) }
}

/** What is said, known again by the form, the act and the words: the same form may say something else, too. */
const wordsOf = ({ act, text, token }: Acting) => ({ text: text.trim(), token: `${act} ${token} ${text.trim()}` })

/** Null when the message was joined to another case, or split off, before this one was locked. */
async function actOnCase(
  app: App,
  tx: Tx,
  agencyId: string,
  submissionId: string,
  acting: Acting,
): Promise<Acted | null> {
  const caseId = await caseOfSubmission(tx, agencyId, submissionId)
  const of = (caseId && (await lockCase(tx, agencyId, caseId))) || null
  const submission = await readSubmission(tx, agencyId, submissionId)
  const own = await standingOf(tx, agencyId, submissionId)
  if (!of || !submission || !own) return { refusal: 'unknown-receipt' }
  if (own.caseId !== of.caseId) return null
  const { act } = acting
  const { text: words, token } = wordsOf(acting)
  // The same form sent twice: the first one has already moved the case.
  const form = createHash('sha256').update(`${submissionId} ${token}`).digest('base64url')
  if (await isActed(tx, agencyId, of.caseId, form)) return { again: true }
  // Who took their words back has no more part in a case that goes on for others.
  const isOpen = openActs(stateFor(of.state, own.verdict)).includes(act) && !submission.withdrawn && !submission.erased
  if (!isOpen) return { refusal: 'not-open' }
  const kind = ADDS[act]
  if (kind && words !== '' && !(await addTo(app, tx, agencyId, submissionId, { kind, text: words, token })))
    return { again: true }
  const hour = startOfHour(app.now())
  const state = await moveOn(app, tx, agencyId, { of, submissionId, act })
  const objections = of.objections + 1
  const to = act === 'object' ? await anotherOfficer(tx, agencyId, of, objections) : null
  const anew = { solvedAt: null, verdictUntil: null, plannedUntil: null }
  const objected = act === 'object' && { objections, assignedTo: to, ...anew }
  const danger = dangerSigns(coverText(words)).length > 0 && { dangerous: true, dangerBy: 'words' as const }
  const moved = { ...of, state, news: true, ...objected, ...danger }
  const now = danger && !of.dangerous ? await countAnew(app, tx, agencyId, { was: of, now: moved, at: hour }) : moved
  const event = { type: EVENTS[act], officerId: null, at: hour, fields: { form, submissionId } }
  await moveCase(app, tx, agencyId, { was: of, now, event, by: 'citizen' })
  await append(tx, app.now(), ...targetMoved(agencyId, of, now))
  if (act === 'object') await keepClocksOfJoined(tx, agencyId, of.caseId, { firstReplyAt: null, solvedAt: null })
  if (act === 'confirm' || act === 'object') await keepVerdictHour(tx, agencyId, of.caseId, hour)
  if (to)
    await addEvent(tx, agencyId, { caseId: of.caseId, type: 'assigned', officerId: null, at: hour, fields: { to } })
  if (act !== 'more')
    await append(tx, app.now(), {
      type: `cases.person-${EVENTS[act]}`,
      agencyId,
      by: 'citizen',
      // Of several senders each finds their own acts, and nobody another's.
      about: submissionId,
      body: { office: of.officeId },
    })
  return { again: false }
}

/** Does what the act is, and gives where the case then stands for all of its senders. */
async function moveOn(
  app: App,
  tx: Tx,
  agencyId: string,
  { of, submissionId, act }: { of: Case; submissionId: string; act: PersonAct },
): Promise<State> {
  if (act === 'withdraw') await withdraw(app, tx, agencyId, submissionId)
  if (act === 'confirm' || act === 'object')
    await setVerdict(tx, agencyId, submissionId, act === 'confirm' ? 'confirmed' : 'objected')
  if (act === 'more' || act === 'answer') return afterAct(of.state, act)!
  const verdicts = (await verdictsOf(tx, agencyId, [of.caseId])).get(of.caseId)
  if (act !== 'withdraw') return afterVerdict(of.state, act, verdicts ?? NOBODY)
  if (!verdicts) return afterAct(of.state, act)!
  return isSettled(of.state, verdicts) ? 'confirmed' : of.state
}

const NOBODY: Verdicts = { standing: 0, confirmed: 0 }
