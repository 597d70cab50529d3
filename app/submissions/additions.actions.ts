/** What a sender does later with the receipt: adds, corrects, withdraws. The first text is never changed. */

import type { Tx } from '#kit/db.ts'
import { seal, unseal } from '#kit/seal.ts'
import { agencyKey } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { dangerSigns } from '../models/index.ts'
import { append } from '../record/index.ts'
import { aboutPhoto, aboutText, startOfHour } from './intake.actions.ts'
import { idempotencyKey } from './receipt.ts'
import type { AdditionKind, HidingReason } from './schema.ts'
import {
  addAddition,
  addDangerSigns,
  additionsOf,
  eraseSubmissions,
  lockSealed,
  markHidden,
  markUnhidden,
  markWithdrawn,
  photosOf,
  readSealed,
  sealedOf,
} from './store.ts'
import { coverText, keyOf } from './understand.actions.ts'

export type Adding = { kind: AdditionKind; text: string; token: string }

/** Adds to a submission within the caller's transaction; false when the same form was sent before. */
export async function addTo(
  app: App,
  tx: Tx,
  agencyId: string,
  submissionId: string,
  { kind, text, token }: Adding,
): Promise<boolean> {
  const row = await lockSealed(tx, agencyId, submissionId)
  const key = row && keyOf(await agencyKey(app, tx, agencyId), agencyId, row)
  if (!key) return false
  const additionId = crypto.randomUUID()
  const covered = coverText(text)
  const added = await addAddition(tx, agencyId, {
    submissionId,
    additionId,
    kind,
    idempotency: idempotencyKey(`${submissionId} ${token}`),
    addedHour: startOfHour(app.now()),
    sealed: seal(key, aboutText(agencyId, additionId), text),
    covered,
  })
  const signs = dangerSigns(covered)
  if (added && signs.length > 0) await addDangerSigns(tx, agencyId, submissionId, signs)
  if (added)
    await append(tx, app.now(), {
      type: 'submissions.added-to',
      agencyId,
      by: 'citizen',
      about: submissionId,
      body: { kind },
    })
  return added
}

/** The sender takes it back: it is erased at once; that there was one stays counted. False when it was before. */
export async function withdraw(app: App, tx: Tx, agencyId: string, submissionId: string): Promise<boolean> {
  if ((await markWithdrawn(tx, agencyId, submissionId)) === 0) return false
  await eraseSubmissions(tx, agencyId, [submissionId], { on: app.now(), why: 'withdrawn' })
  await append(tx, app.now(), {
    type: 'submissions.withdrawn',
    agencyId,
    by: 'citizen',
    about: submissionId,
    body: {},
  })
  return true
}

/** An officer hides abuse: it stays stored, is shown to nobody else, and is counted with its reason. Without one it is shown again. */
export async function hide(
  app: App,
  tx: Tx,
  agencyId: string,
  submissionId: string,
  reason: HidingReason | null,
): Promise<boolean> {
  if (reason === null) return (await markUnhidden(tx, agencyId, submissionId)) > 0
  if ((await markHidden(tx, agencyId, submissionId, reason)) === 0) return false
  await append(tx, app.now(), {
    type: 'submissions.hidden',
    agencyId,
    by: 'officer',
    about: submissionId,
    body: { reason },
  })
  return true
}

/** What these senders added, in their own words: for the sender. */
export async function readAdditions(app: App, tx: Tx, agencyId: string, submissionIds: readonly string[]) {
  const additions = await additionsOf(tx, agencyId, submissionIds)
  if (additions.length === 0) return []
  const agency = await agencyKey(app, tx, agencyId)
  const rows = await sealedOf(tx, agencyId, [...new Set(additions.map(({ submissionId }) => submissionId))])
  const keys = new Map(rows.map((row) => [row.submissionId, keyOf(agency, agencyId, row)]))
  return additions.map(({ submissionId, additionId, kind, addedHour, sealed }) => {
    const key = keys.get(submissionId)
    const text = key && sealed ? unseal(key, aboutText(agencyId, additionId), sealed).toString() : null
    return { kind, addedHour, text }
  })
}

/** A photo of a submission, opened; null when there is none of this id. */
export async function readPhoto(
  app: App,
  tx: Tx,
  agencyId: string,
  submissionId: string,
  photoId: string,
): Promise<Buffer | null> {
  const row = await readSealed(tx, agencyId, submissionId)
  const key = row && keyOf(await agencyKey(app, tx, agencyId), agencyId, row)
  const photo = (await photosOf(tx, agencyId, submissionId)).find((one) => one.photoId === photoId)
  return key && photo ? unseal(key, aboutPhoto(agencyId, submissionId), photo.sealed) : null
}
