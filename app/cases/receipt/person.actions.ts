/** What a person does with their receipt, wherever their message is worked on: seeing, adding, confirming, objecting, withdrawing. */

import { createHash } from 'node:crypto'
import type { Tx } from '#kit/db.ts'
import { type Agency, agencyById } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { dangerSigns } from '../../models/index.ts'
import { append, loggedAbout, type Proof, proofOf } from '../../record/index.ts'
import {
  type AdditionKind,
  addTo,
  carry,
  coverText,
  lockSealed,
  openReceipt,
  readOriginal,
  readSubmission,
  startOfHour,
  withdraw,
} from '../../submissions/index.ts'
import { barNamed, namesOfOfficers } from '../conflict/actions.ts'
import { lineOf } from '../handover/line.actions.ts'
import { afterVerdict, isSettled, stateFor, type Verdicts } from '../joining/rules.ts'
import { keepClocksOfJoined, setVerdict, standingOf, verdictsOf } from '../joining/store.ts'
import { after, afterMove, type To, wayTo } from '../life.ts'
import { moveCase } from '../move.actions.ts'
import { anotherOfficer } from '../objection/actions.ts'
import { repliesTo } from '../reply/store.ts'
import { openActs } from '../rules.ts'
import type { Case, PersonAct, State } from '../schema.ts'
import { caseOfSubmission, isActed, keepVerdictHour, lockCase } from '../store.ts'
import { countAnew, targetMoved } from '../targets/actions.ts'
import { openReplyFile } from './sender.actions.ts'
import { ACCEPTED, type PersonView, viewOf } from './view.actions.ts'

type Refused = { refusal: 'not-a-receipt' | 'unknown-receipt' | 'wait'; until?: Date }
export type Seen = { view: PersonView; refusal?: never; until?: never } | (Refused & { view?: never })

export async function seeByReceipt(app: App, typed: string): Promise<Seen> {
  const opened = await openReceipt(app, typed)
  if (opened.refusal) return opened
  const { agencyId, submissionId } = opened
  const view = await app.db.in(agencyId, (tx) => viewOf(app, tx, agencyId, submissionId))
  return view ? { view } : { refusal: 'unknown-receipt' }
}

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
    for (const one of (await lineOf(tx, agencyId, submissionId)).agencies) {
      await tx.enter(one)
      const said = new Set((await repliesTo(tx, one, submissionId)).map(({ replyId }) => replyId))
      const file = await openReplyFile(app, tx, one, { fileId, mayRead: (replyId) => said.has(replyId) })
      if (file) return file
    }
    return null
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
export async function actByReceipt(app: App, typed: string, acting: Acting): Promise<Acted> {
  const opened = await openReceipt(app, typed)
  if (opened.refusal) return opened
  if (NEEDS_WORDS.includes(acting.act) && acting.text.trim() === '') return { refusal: 'words-needed' }
  return actFor(app, opened, acting)
}

type Sender = { agencyId: string; submissionId: string }
const MAX_TRIES = 20

/** The act of a sender who has shown that they are; what goes with it is done with it, once, or not at all. */
export async function actFor(
  app: App,
  sender: Sender,
  acting: Acting,
  also: (tx: Tx) => Promise<unknown> = async () => {},
): Promise<Acted> {
  // Joined, split off or handed over before its case was locked: it is looked for again.
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const { agencyId, submissionId } = sender
    // Before there is a case nothing has been handed over.
    const before = await app.db.in(agencyId, (tx) => actBeforeCase(app, tx, agencyId, submissionId, acting))
    const acted =
      before ??
      (await app.db.in(agencyId, async (tx) => {
        const done = await actOnLine(app, tx, sender, acting)
        if (done && !done.refusal && !done.again) await also(tx)
        return done
      }))
    if (acted) return acted
  }
  return { refusal: 'not-open' }
}

/**
 * At the agency that works on it now; what was said there is kept where it was sent, too, and what is taken back is taken
 * back everywhere. Leaves in the agency it came in with.
 */
async function actOnLine(app: App, tx: Tx, { agencyId, submissionId }: Sender, acting: Acting): Promise<Acted | null> {
  const line = await lineOf(tx, agencyId, submissionId)
  await tx.enter(line.at)
  const done = await actOnCase(app, tx, line.at, submissionId, acting)
  const isNew = done !== null && !done.refusal && !done.again
  if (isNew && acting.act === 'withdraw')
    for (const other of line.agencies.filter((one) => one !== line.at)) {
      await tx.enter(other)
      await actOnCase(app, tx, other, submissionId, acting)
    }
  else if (isNew && line.at !== line.root) await carry(app, tx, { from: line.at, to: line.root }, [submissionId])
  await tx.enter(agencyId)
  return done
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

/** Null when the message was joined to another case, split off or handed over before this one was locked. */
async function actOnCase(
  app: App,
  tx: Tx,
  agencyId: string,
  submissionId: string,
  acting: Acting,
): Promise<Acted | null> {
  const caseId = await caseOfSubmission(tx, agencyId, submissionId)
  const found = (caseId && (await lockCase(tx, agencyId, caseId))) || null
  const submission = await readSubmission(tx, agencyId, submissionId)
  const own = await standingOf(tx, agencyId, submissionId)
  if (!found || !submission || !own) return { refusal: 'unknown-receipt' }
  if (own.caseId !== found.caseId) return null
  const { act } = acting
  const { text: words, token } = wordsOf(acting)
  // The same form sent twice: the first one has already moved the case.
  const form = createHash('sha256').update(`${submissionId} ${token}`).digest('base64url')
  if (await isActed(tx, agencyId, found.caseId, form)) return { again: true }
  if (found.state === 'handed-over' && act !== 'withdraw') return null
  // Who took their words back has no more part in a case that goes on for others.
  const isOpen =
    openActs(stateFor(found.state, own.verdict)).includes(act) && !submission.withdrawn && !submission.erased
  if (!isOpen) return { refusal: 'not-open' }
  const kind = ADDS[act]
  if (kind && words !== '' && !(await addTo(app, tx, agencyId, submissionId, { kind, text: words, token })))
    return { again: true }
  const hour = startOfHour(app.now())
  const of = words === '' ? found : await barAnyNamed(app, tx, agencyId, { of: found, text: words, at: hour })
  const state = await moveOn(app, tx, agencyId, { of, submissionId, act })
  const objections = of.objections + 1
  const to = act === 'object' ? await anotherOfficer(app, tx, agencyId, { of, objections }) : null
  const anew = { solvedAt: null, verdictUntil: null, plannedUntil: null }
  const objected = act === 'object' && { objections, assignedTo: null, ...anew }
  const danger = dangerSigns(coverText(words)).length > 0 && { dangerous: true, dangerBy: 'words' as const }
  const moved = { ...of, state, news: true, ...objected, ...danger }
  const now = danger && !of.dangerous ? await countAnew(app, tx, agencyId, { was: of, now: moved, at: hour }) : moved
  const { of: stands } = await moveCase(app, tx, agencyId, {
    move: act,
    was: of,
    now,
    by: 'citizen',
    officerId: null,
    at: hour,
    fields: { form, submissionId },
    // Of several senders each finds their own acts, and nobody another's.
    about: submissionId,
  })
  await append(tx, app.now(), ...targetMoved(agencyId, of, now))
  if (act === 'object') await keepClocksOfJoined(tx, agencyId, of.caseId, { firstReplyAt: null, solvedAt: null })
  if (act === 'confirm' || act === 'object') await keepVerdictHour(tx, agencyId, of.caseId, hour)
  if (to) await giveTo(app, tx, agencyId, { of: stands, to, at: hour })
  return { again: false }
}

/** Officers whom these words name stand aside before anybody works on it. */
const barAnyNamed = async (
  app: App,
  tx: Tx,
  agencyId: string,
  said: { of: Case; text: string; at: Date },
): Promise<Case> => barNamed(app, tx, agencyId, { ...said, names: await namesOfOfficers(tx, agencyId) })

/** Somebody else takes it up after an objection. */
async function giveTo(app: App, tx: Tx, agencyId: string, { of, to, at }: { of: Case; to: string; at: Date }) {
  const now = { ...afterMove(of, 'assign'), assignedTo: to }
  const happened = { by: 'citizen', officerId: null, at, fields: { to } } as const
  await moveCase(app, tx, agencyId, { ...happened, move: 'assign', was: of, now })
}

/** Does what the act is, and gives where the case then stands for all of its senders. */
async function moveOn(
  app: App,
  tx: Tx,
  agencyId: string,
  { of, submissionId, act }: { of: Case; submissionId: string; act: PersonAct },
): Promise<To<PersonAct>> {
  if (act === 'withdraw') await withdraw(app, tx, agencyId, submissionId)
  if (act === 'confirm' || act === 'object')
    await setVerdict(tx, agencyId, submissionId, act === 'confirm' ? 'confirmed' : 'objected')
  if (act === 'more' || act === 'answer') return after(of.state, act)!
  const verdicts = (await verdictsOf(tx, agencyId, [of.caseId])).get(of.caseId)
  return wayTo(of.state, act, stateOfAll(of.state, act, verdicts))
}

function stateOfAll(state: State, act: 'confirm' | 'object' | 'withdraw', verdicts: Verdicts | undefined): State {
  if (act !== 'withdraw') return afterVerdict(state, act, verdicts ?? NOBODY)
  if (!verdicts) return after(state, act) ?? state
  return isSettled(state, verdicts) ? 'confirmed' : state
}

const NOBODY: Verdicts = { standing: 0, confirmed: 0 }
