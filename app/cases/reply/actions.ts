/** The reply of an office, and passing on: one transaction, once, and over no unread word. What else officers do stands in officer.actions.ts. */

import type { Tx } from '#kit/db.ts'
import { civilDay } from '#kit/words.ts'
import { agencyById, agencyKey, desksOf, refusalReasonsOf } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import type { Signed } from '../../people/index.ts'
import { notify } from '../../submissions/index.ts'
import { faultsIn, keepApology } from '../apology/actions.ts'
import { isPicture, keepEvidence, needsEvidence } from '../evidence/actions.ts'
import { type Form, formOf, type NewFile } from '../form.ts'
import { confirmedOf, keepClocksOfJoined } from '../joining/store.ts'
import { after } from '../life.ts'
import { askForVerdict } from '../link/actions.ts'
import { moveCase } from '../move.actions.ts'
import { isUnread, lockOwn } from '../officer.actions.ts'
import { apologyIn, isFirstReply, isSolution, noticeOf, type Refusal, refuseReply } from '../rules.ts'
import type { Case, NewReply, Outcome } from '../schema.ts'
import { sealFile, sealText } from '../seals.ts'
import { endOfDay, submissionIdsOf } from '../store.ts'
import { addFile, addReply, replyOfForm } from './store.ts'

type Refused = { refusal: Refusal }
type Published = { replyId: string; again: boolean }

const DAY_MS = 86_400_000

export async function replyTo(
  app: App,
  by: Signed,
  caseId: string,
  reply: NewReply,
  files: readonly NewFile[] = [],
): Promise<Refused | Published> {
  const form = formOf({ officerId: by.officerId, caseId }, reply, files)
  return app.db.in(by.agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    // Looked for before all else: a case that was passed on may be this officer's no more.
    const before = form && (await publishedBefore(tx, by, caseId, form))
    if (before) return before
    if (!own) return { refusal: 'no-such-case' }
    const agency = (await agencyById(tx, by.agencyId))!
    const desks = (await desksOf(tx)).filter(({ closed }) => !closed)
    const faults = await faultsIn(app, tx, by.agencyId, own.of)
    const refusal = refuseReply(own.reach, own.of, reply, {
      faults,
      needsEvidence: reply.outcome === 'done' && (await needsEvidence(tx, own.of)),
      pictures: files.filter(isPicture).length,
      today: civilDay(app.now(), agency.zone),
      reasonCodes: new Set((await refusalReasonsOf(tx)).map(({ code }) => code)),
      deskIds: new Set(desks.map(({ deskId }) => deskId)),
    })
    if (refusal) return { refusal }
    if (reply.seen !== undefined && (await isUnread(tx, by, caseId, reply.seen))) return { refusal: 'read-first' }
    const { replyId, key } = await keepReply(app, tx, by, caseId, reply, files)
    const apology = apologyIn(reply)
    if (apology) await keepApology(app, tx, by, { of: own.of, replyId, key, apology, faults })
    const to = reply.outcome === 'passed-on' ? desks.find(({ deskId }) => deskId === reply.deskId) : undefined
    const now = {
      ...afterReplyTo(own.of, reply, app.now(), agency.confirmDays),
      ...(reply.outcome === 'planned' && { plannedUntil: await endOfDay(tx, reply.dueOn, agency.zone) }),
      ...(to && { deskId: to.deskId, officeId: to.officeId, assignedTo: null, passedOn: own.of.passedOn + 1 }),
    }
    const fields = { outcome: reply.outcome, replyId, ...(to && { deskId: to.deskId }), ...form }
    await moveCase(app, tx, by.agencyId, {
      move: reply.outcome,
      was: own.of,
      now,
      by: 'officer',
      officerId: by.officerId,
      at: app.now(),
      fields,
      body: { outcome: reply.outcome },
    })
    const said = isFirstReply(reply.outcome) ? app.now() : null
    await keepClocksOfJoined(tx, by.agencyId, caseId, { firstReplyAt: said, solvedAt: now.solvedAt })
    const { outcome } = reply
    if (outcome !== 'passed-on')
      await tellSenders(app, tx, by.agencyId, { caseId, replyId, outcome, until: now.verdictUntil })
    return { replyId, again: false }
  })
}

/** Every sender of the case; who has said already that it was done is not asked once more. */
async function tellSenders(
  app: App,
  tx: Tx,
  agencyId: string,
  { caseId, replyId, outcome, until }: { caseId: string; replyId: string; outcome: Outcome; until: Date | null },
) {
  const act = `reply/${replyId}`
  const notice = noticeOf(outcome)
  const all = await submissionIdsOf(tx, agencyId, caseId)
  const confirmed = notice === 'done' ? new Set(await confirmedOf(tx, agencyId, caseId)) : new Set<string>()
  const asked = all.filter((id) => !confirmed.has(id))
  if (notice !== 'done' || !until) {
    await notify(app, tx, agencyId, asked, { notice, act })
    return
  }
  await askForVerdict(app, tx, agencyId, { submissionIds: asked, act, until })
  if (confirmed.size > 0) await notify(app, tx, agencyId, [...confirmed], { notice: 'answered', act })
}

/** What this form has already published, or that it then said something else; null when it is new. */
async function publishedBefore(tx: Tx, by: Signed, caseId: string, form: Form): Promise<Refused | Published | null> {
  const before = await replyOfForm(tx, by.agencyId, caseId, form.form)
  if (!before) return null
  return before.said === form.said ? { replyId: before.replyId, again: true } : { refusal: 'sent-before' }
}

/** The case after a reply that the rules allow. */
function afterReplyTo(of: Case, reply: NewReply, now: Date, confirmDays: number) {
  const { outcome } = reply
  return {
    ...of,
    state: after(of.state, outcome)!,
    // Who does not say what they saw may have missed a word.
    news: reply.seen === undefined && of.news,
    ...(isFirstReply(outcome) && !of.firstReplyAt && { firstReplyAt: now }),
    ...(isSolution(outcome) && { solvedAt: now, plannedUntil: null }),
    ...(reply.outcome === 'planned' && { plannedOn: reply.dueOn }),
    ...(outcome === 'done' && { verdictUntil: new Date(now.getTime() + confirmDays * DAY_MS) }),
  }
}

async function keepReply(
  app: App,
  tx: Tx,
  by: Signed,
  caseId: string,
  reply: NewReply,
  files: readonly NewFile[],
): Promise<{ replyId: string; key: Buffer }> {
  const replyId = crypto.randomUUID()
  const { key, wrappedKey, sealed } = sealText(await agencyKey(app, tx, by.agencyId), by.agencyId, replyId, reply.body)
  await addReply(tx, by.agencyId, {
    replyId,
    caseId,
    outcome: reply.outcome,
    wrappedKey,
    sealed,
    dueOn: reply.outcome === 'planned' ? reply.dueOn : null,
    reasonCode: reply.outcome === 'refused' ? reply.reasonCode : null,
    officerId: by.officerId,
    repliedAt: app.now(),
  })
  const kept = []
  for (const { name, type, bytes } of files) {
    const fileId = crypto.randomUUID()
    kept.push({ fileId, type })
    await addFile(tx, by.agencyId, { fileId, replyId, name, type, sealed: sealFile(key, by.agencyId, fileId, bytes) })
  }
  if (reply.outcome === 'done' && reply.evidence)
    await keepEvidence(tx, by.agencyId, { replyId, key, evidence: reply.evidence, files: kept })
  return { replyId, key }
}
