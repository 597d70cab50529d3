/** What of a case is one sender's: replies that were meant for them, lines of the record, and their own clocks. Never another sender's. */
import type { Tx } from '#kit/db.ts'
import { agencyKey, refusalReasonsOf } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { loggedAbout } from '../../record/index.ts'
import { readSubmission } from '../../submissions/index.ts'
import { apologiesIn } from '../apology/actions.ts'
import { evidenceIn } from '../evidence/actions.ts'
import { stateFor } from '../joining/rules.ts'
import { type Standing, type Stay, standingOf, staysOf } from '../joining/store.ts'
import { filesOf, readFile, repliesTo, type SealedReply } from '../reply/store.ts'
import { hasAnswered } from '../satisfaction/store.ts'
import type { Case, PersonState } from '../schema.ts'
import { openFile, openKey, openText } from '../seals.ts'
import { readCase } from '../store.ts'

/** A sender's part in a case: what goes on, and the case that was opened for their own message. */
export type Part = { of: Case; home: Case; own: Standing; stays: Stay[] }

/** Null before a case is open. */
export async function partOf(tx: Tx, agencyId: string, submissionId: string): Promise<Part | null> {
  const own = await standingOf(tx, agencyId, submissionId)
  const of = own && (await readCase(tx, agencyId, own.caseId))
  const home = own && (own.homeCaseId === own.caseId ? of : await readCase(tx, agencyId, own.homeCaseId))
  return own && of && home ? { of, home, own, stays: await staysOf(tx, agencyId, submissionId) } : null
}

export const stateOf = ({ of, own }: Part): Exclude<PersonState, 'received'> =>
  // No submission stands in a joined case: they have gone on with the other.
  stateFor(of.state, own.verdict) as Exclude<PersonState, 'received'>

/** The promises made to this sender, in the case as it goes on. */
export const clocksOf = ({ of, home }: Part): Case => ({
  ...of,
  terms: home.terms,
  firstReplyAt: home.firstReplyAt,
  firstReplyDueAt: home.firstReplyDueAt,
  solutionDueAt: home.solutionDueAt,
  joinedDueAt: null,
})

/** When their message was joined to others, and when it was a case of its own again. */
export const movesOf = ({ stays, own }: Part): { kind: 'joined' | 'split'; at: Date }[] =>
  stays.slice(1).map(({ caseId, fromAt }) => ({ kind: caseId === own.homeCaseId ? 'split' : 'joined', at: fromAt }))

export async function repliesFor(app: App, tx: Tx, agencyId: string, submissionId: string) {
  const key = await agencyKey(app, tx, agencyId)
  const reasons = await refusalReasonsOf(tx, { retired: true })
  return (await openReplies(tx, key, agencyId, await repliesTo(tx, agencyId, submissionId))).map((reply) => ({
    ...reply,
    reason: reasons.find(({ code }) => code === reply.reasonCode)?.name ?? null,
  }))
}

/** Replies with their texts and the names of their files. */
export async function openReplies(tx: Tx, key: Buffer, agencyId: string, replies: readonly SealedReply[]) {
  const ids = replies.map(({ replyId }) => replyId)
  const files = Map.groupBy(await filesOf(tx, agencyId, ids), ({ replyId }) => replyId)
  const wrapped = new Map(replies.map(({ replyId, wrappedKey }) => [replyId, wrappedKey]))
  const keyOf = (id: string) => openKey(key, agencyId, id, wrapped.get(id) ?? null)
  const apologies = await apologiesIn(tx, agencyId, ids, keyOf)
  const evidence = await evidenceIn(tx, agencyId, ids, keyOf)
  return replies.map(({ wrappedKey, sealed, ...reply }) => ({
    ...reply,
    body: openText(key, agencyId, reply.replyId, { wrappedKey, sealed }),
    apology: apologies.get(reply.replyId) ?? null,
    evidence: evidence.get(reply.replyId) ?? null,
    files: (files.get(reply.replyId) ?? []).map(({ fileId, name, type }) => ({ fileId, name, type })),
  }))
}

/** A file of a reply, opened for who may read that reply; null for others, and where there is none of this id. */
export async function openReplyFile(
  app: App,
  tx: Tx,
  agencyId: string,
  { fileId, mayRead }: { fileId: string; mayRead(replyId: string): boolean | Promise<boolean> },
) {
  const file = await readFile(tx, agencyId, fileId)
  if (!file || !(await mayRead(file.replyId))) return null
  const key = openKey(await agencyKey(app, tx, agencyId), agencyId, file.replyId, file.wrappedKey)
  return key && { name: file.name, type: file.type, bytes: openFile(key, agencyId, fileId, file.sealed) }
}

/**
 * Lines of the record about this submission and its own case, and of others only what officers did there while it
 * stood there: another sender's act is nobody else's to see.
 */
export async function linesFor(tx: Tx, submissionId: string, part: Part | null) {
  const lines = await loggedAbout(tx, part ? [submissionId, part.own.homeCaseId] : [submissionId])
  const elsewhere = (part?.stays ?? []).filter(({ caseId }) => caseId !== part?.own.homeCaseId)
  for (const { caseId, fromAt, untilAt } of elsewhere)
    lines.push(...(await loggedAbout(tx, [caseId])).filter(({ body }) => isWithin(body.at, fromAt, untilAt)))
  return lines.toSorted((a, b) => a.logId - b.logId || a.index - b.index)
}

// A line tells whole seconds.
const seconds = (at: Date) => Math.floor(at.getTime() / 1000)

function isWithin(at: unknown, from: Date, until: Date | null): boolean {
  if (typeof at !== 'string') return false
  const second = seconds(new Date(at))
  return second >= seconds(from) && (until === null || second <= seconds(until))
}

/** Whether the question is open to this sender; null before their verdict, and once their words are gone. */
export async function askedOf(tx: Tx, agencyId: string, submissionId: string): Promise<'open' | 'answered' | null> {
  const own = await standingOf(tx, agencyId, submissionId)
  const submission = await readSubmission(tx, agencyId, submissionId)
  if (!own?.verdict || !submission || submission.withdrawn || submission.erased) return null
  return (await hasAnswered(tx, agencyId, submissionId)) ? 'answered' : 'open'
}
