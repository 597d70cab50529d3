/** SQL on submissions, their additions and photos, after they were taken in. */
import { type RawBuilder, sql, type Tx } from '#kit/db.ts'
import { forgetPlaces } from '../places/index.ts'
import type { AdditionKind, Channel, HidingReason } from './schema.ts'

/** A submission as officers' slices may see it: nothing sealed. */
export type Submission = {
  submissionId: string
  receivedHour: Date
  channel: Channel
  formLang: 'fa' | 'en'
  textLang: string | null
  chosenServiceId: string | null
  chosenAreaId: string | null
  proposedServiceId: string | null
  probability: number | null
  dangerSigns: string[]
  dangerProbability: number | null
  covered: string | null
  photos: number
  mayPublish: boolean
  wantsUpdates: boolean
  releasedAt: Date | null
  withdrawn: boolean
  hiddenReason: HidingReason | null
  erased: boolean
}

const SUBMISSION = sql`
  submission_id as "submissionId", received_hour as "receivedHour", channel, form_lang as "formLang", text_lang as "textLang",
  chosen_service_id as "chosenServiceId", chosen_area_id as "chosenAreaId", proposed_service_id as "proposedServiceId",
  probability, danger_signs as "dangerSigns", danger_probability as "dangerProbability", covered, photos, may_publish as "mayPublish", wants_updates as "wantsUpdates", released_at as "releasedAt",
  withdrawn, hidden_reason as "hiddenReason", erased`

export const readSubmission = (tx: Tx, agencyId: string, submissionId: string) =>
  tx.one<Submission>(
    sql`select ${SUBMISSION} from submission where agency_id = ${agencyId} and submission_id = ${submissionId}`,
  )

export type SealedRow = {
  submissionId: string
  wrappedKey: Buffer | null
  sealed: Buffer | null
  formLang: 'fa' | 'en'
  chosenServiceId: string | null
  chosenAreaId: string | null
  wantsUpdates: boolean
}

const SEALED = sql`submission_id as "submissionId", wrapped_key as "wrappedKey", sealed, form_lang as "formLang", wants_updates as "wantsUpdates",
  chosen_service_id as "chosenServiceId", chosen_area_id as "chosenAreaId"`

export const readSealed = (tx: Tx, agencyId: string, submissionId: string) =>
  tx.one<SealedRow>(
    sql`select ${SEALED} from submission where agency_id = ${agencyId} and submission_id = ${submissionId}`,
  )

/** Locked until the transaction ends: nothing is added to what is being erased. */
export const lockSealed = (tx: Tx, agencyId: string, submissionId: string) =>
  tx.one<SealedRow>(
    sql`select ${SEALED} from submission where agency_id = ${agencyId} and submission_id = ${submissionId} for update`,
  )

export const sealedOf = (tx: Tx, agencyId: string, submissionIds: readonly string[]) =>
  tx.rows<SealedRow>(sql`
    select ${SEALED} from submission where agency_id = ${agencyId} and submission_id = any(${submissionIds}::uuid[])`)

/** Of these, who asked to be told and can be. */
export const toldOf = (tx: Tx, agencyId: string, submissionIds: readonly string[]) =>
  tx.rows<SealedRow>(sql`
    select ${SEALED} from submission
    where agency_id = ${agencyId} and submission_id = any(${submissionIds}::uuid[]) and wants_updates and sealed is not null`)

/** What waits to be understood, each row for one worker only. */
export const lockNotUnderstood = (tx: Tx, agencyId: string, limit: number) =>
  tx.rows<SealedRow>(sql`
    select ${SEALED} from submission_waiting join submission using (agency_id, submission_id)
    where agency_id = ${agencyId} and wants = 'understanding'
    order by submission_id limit ${limit} for update skip locked`)

/** Sends on what waited to be understood, read or erased. */
const waitForCase = (agencyId: string, submissionIds: readonly string[]) => sql`
  update submission_waiting set wants = 'case'
  where agency_id = ${agencyId} and wants = 'understanding' and submission_id = any(${submissionIds}::uuid[])`

export type Understanding = {
  submissionId: string
  covered: string
  folded: string
  textLang: string | null
  proposedServiceId: string | null
  probability: number | null
  /** SHA-256 of the model that proposed, hex, and how sure the agency wanted to be. */
  proposalModel: string | null
  proposalThreshold: number | null
  /** Words of the covered text that tell of danger, and what the learned part thinks. */
  dangerSigns: string[]
  dangerProbability: number | null
}

/** What was added may have been read before the first text was. */
const together = (signs: RawBuilder<unknown>) =>
  sql`array(select distinct sign from unnest(danger_signs || ${signs}) sign order by 1)`

export const addDangerSigns = (tx: Tx, agencyId: string, submissionId: string, signs: readonly string[]) =>
  tx.run(sql`
    update submission set danger_signs = ${together(sql`${signs}::text[]`)}
    where agency_id = ${agencyId} and submission_id = ${submissionId}`)

export const keepUnderstanding = (tx: Tx, agencyId: string, all: readonly Understanding[]) =>
  tx.run(sql`
    with done as (${waitForCase(
      agencyId,
      all.map(({ submissionId }) => submissionId),
    )})
    update submission set covered = new.covered, folded = new.folded, text_lang = new."textLang",
      proposed_service_id = new."proposedServiceId", probability = new.probability, understood = true,
      proposal_model = new."proposalModel", proposal_threshold = new."proposalThreshold",
      danger_signs = ${together(sql`new."dangerSigns"`)}, danger_probability = new."dangerProbability"
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
      as new ("submissionId" uuid, covered text, folded text, "textLang" text, "proposedServiceId" uuid, probability real,
        "proposalModel" text, "proposalThreshold" real, "dangerSigns" text[], "dangerProbability" real)
    where agency_id = ${agencyId} and submission_id = new."submissionId"`)

/** Understood submissions for which no case is open yet, each for one worker only. */
export const lockUnopened = (tx: Tx, agencyId: string, limit: number) =>
  tx.rows<Submission>(sql`
    select ${SUBMISSION} from submission_waiting join submission using (agency_id, submission_id)
    where agency_id = ${agencyId} and wants = 'case'
    order by submission_id limit ${limit} for update skip locked`)

export const markOpened = (tx: Tx, agencyId: string, submissionIds: readonly string[]) =>
  tx.run(sql`
    with done as (
      delete from submission_waiting where agency_id = ${agencyId} and wants = 'case' and submission_id = any(${submissionIds}::uuid[]))
    update submission set opened = true where agency_id = ${agencyId} and submission_id = any(${submissionIds}::uuid[])`)

export type NewAddition = {
  submissionId: string
  kind: AdditionKind
  idempotency: Buffer
  addedHour: Date
  sealed: Buffer
  covered: string
  additionId: string
}

/** False when this form was sent before. */
export async function addAddition(tx: Tx, agencyId: string, addition: NewAddition): Promise<boolean> {
  const { submissionId, kind, idempotency, addedHour, sealed, covered, additionId } = addition
  const added = await tx.run(sql`
    insert into addition (agency_id, submission_id, addition_id, kind, idempotency, added_hour, place, sealed, covered)
    select ${agencyId}, ${submissionId}, ${additionId}, ${kind}, ${idempotency}, ${addedHour},
      (select count(*) from addition where agency_id = ${agencyId} and submission_id = ${submissionId}), ${sealed}, ${covered}
    on conflict (agency_id, idempotency) do nothing`)
  return added > 0
}

export type Addition = {
  submissionId: string
  additionId: string
  kind: AdditionKind
  addedHour: Date
  covered: string | null
  sealed: Buffer | null
}

/** To these, the first 100 of each in their order. */
export const additionsOf = (tx: Tx, agencyId: string, submissionIds: readonly string[]) =>
  tx.rows<Addition>(sql`
    select submission_id as "submissionId", addition_id as "additionId", kind, added_hour as "addedHour", covered, sealed
    from unnest(${[...submissionIds]}::uuid[]) sender (submission_id) cross join lateral (
      select addition_id, kind, added_hour, place, covered, sealed from addition
      where agency_id = ${agencyId} and addition.submission_id = sender.submission_id order by place limit 100) added
    order by submission_id, place`)

/** Without the pictures, which are large. */
export const photoIdsOf = async (tx: Tx, agencyId: string, submissionId: string) =>
  (
    await tx.rows<{ photoId: string }>(sql`
      select photo_id as "photoId" from photo where agency_id = ${agencyId} and submission_id = ${submissionId} order by photo_id`)
  ).map(({ photoId }) => photoId)

export const photosOf = (tx: Tx, agencyId: string, submissionId: string) =>
  tx.rows<{ photoId: string; sealed: Buffer }>(sql`
    select photo_id as "photoId", sealed from photo where agency_id = ${agencyId} and submission_id = ${submissionId} order by photo_id`)

export const markWithdrawn = (tx: Tx, agencyId: string, submissionId: string) =>
  tx.run(sql`
    update submission set withdrawn = true, released_at = null
    where agency_id = ${agencyId} and submission_id = ${submissionId} and not withdrawn`)

export const markHidden = (tx: Tx, agencyId: string, submissionId: string, reason: HidingReason) =>
  tx.run(sql`
    update submission set hidden_reason = ${reason}, released_at = null
    where agency_id = ${agencyId} and submission_id = ${submissionId} and hidden_reason is null`)

export const markUnhidden = (tx: Tx, agencyId: string, submissionId: string) =>
  tx.run(sql`
    update submission set hidden_reason = null where agency_id = ${agencyId} and submission_id = ${submissionId}`)

/** Puts the covered text before the public: only where the person agreed. */
export const markReleased = (tx: Tx, agencyId: string, submissionId: string, at: Date | null) =>
  tx.run(sql`
    update submission set released_at = ${at}
    where agency_id = ${agencyId} and submission_id = ${submissionId} and may_publish and not withdrawn and hidden_reason is null and not erased`)

export type ErasedWhy = 'withdrawn' | 'retention'
export type Erased = { on: Date; why: ErasedWhy }

/** Drops the key, the working copy, additions and photos: nothing of the text is left, and that it was erased is kept. */
export async function eraseSubmissions(
  tx: Tx,
  agencyId: string,
  submissionIds: readonly string[],
  { on, why }: Erased,
) {
  await tx.run(sql`
    insert into erasure (agency_id, submission_id, why, erased_on)
    select ${agencyId}, id, ${why}, (${on}::timestamptz at time zone 'UTC')::date from unnest(${submissionIds}::uuid[]) id
    on conflict (agency_id, submission_id) do update set why = excluded.why`)
  await forgetPlaces(tx, submissionIds)
  await tx.run(sql`delete from photo where agency_id = ${agencyId} and submission_id = any(${submissionIds}::uuid[])`)
  await tx.run(
    sql`delete from addition where agency_id = ${agencyId} and submission_id = any(${submissionIds}::uuid[])`,
  )
  await tx.run(sql`
    update submission set wrapped_key = null, sealed = null, covered = null, folded = null, text_lang = null, photos = 0,
      danger_signs = '{}', released_at = null, erased = true, understood = true
    where agency_id = ${agencyId} and submission_id = any(${submissionIds}::uuid[])`)
  await tx.run(waitForCase(agencyId, submissionIds))
}

/** After this its receipt opens nothing. */
export async function forgetReceipts(tx: Tx, agencyId: string, submissionIds: readonly string[]) {
  await tx.rows(sql`select receipt_forget(id) from unnest(${submissionIds}::uuid[]) as ids (id)`)
  await tx.run(
    sql`update submission set forgotten = true where agency_id = ${agencyId} and submission_id = any(${submissionIds}::uuid[])`,
  )
}

/** Submissions past their time, oldest first, each for one run only. */
export const pastRetention = (tx: Tx, agencyId: string, before: Date, limit: number) =>
  tx.rows<{ submissionId: string }>(sql`
    select submission_id as "submissionId" from submission
    where agency_id = ${agencyId} and not forgotten and received_hour < ${before}
    order by received_hour, submission_id limit ${limit} for update skip locked`)

export const countPastRetention = async (tx: Tx, agencyId: string, before: Date) =>
  (await tx.one<{ count: number }>(sql`
    select count(*) as count from submission where agency_id = ${agencyId} and not forgotten and received_hour < ${before}`))!
    .count
