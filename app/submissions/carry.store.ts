/** SQL that puts what one agency has of a submission beside what another has: the rows as they are, sealed anew by the caller. */
import { sql, type Tx } from '#kit/db.ts'

/** A submission with all that hangs on it, as its agency keeps it. Nothing of who is responsible there comes along. */
export type Carried = {
  submissionId: string
  idempotency: Buffer
  receivedHour: Date
  channel: string
  formLang: 'fa' | 'en'
  wrappedKey: Buffer
  sealed: Buffer
  mayPublish: boolean
  wantsUpdates: boolean
  photos: number
  covered: string | null
  folded: string | null
  textLang: string | null
  dangerSigns: string[]
  dangerProbability: number | null
  commitment: Buffer
}

/** Those whose words are still there. */
export const readToCarry = (tx: Tx, agencyId: string, submissionIds: readonly string[]) =>
  tx.rows<Carried>(sql`
    select submission_id as "submissionId", idempotency, received_hour as "receivedHour", channel, form_lang as "formLang",
      wrapped_key as "wrappedKey", sealed, may_publish as "mayPublish", wants_updates as "wantsUpdates", photos, covered, folded,
      text_lang as "textLang", danger_signs as "dangerSigns", danger_probability as "dangerProbability", commitment
    from submission where agency_id = ${agencyId} and submission_id = any(${submissionIds}::uuid[]) and sealed is not null
    order by submission_id for update`)

/** Keeps it under this agency, understood and with a case to come from the caller; false when it is there already. */
export const addCarried = async (tx: Tx, agencyId: string, it: Carried): Promise<boolean> =>
  (await tx.run(sql`
    insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, wrapped_key, sealed, may_publish,
      wants_updates, photos, covered, folded, text_lang, danger_signs, danger_probability, commitment, understood, opened)
    values (${agencyId}, ${it.submissionId}, ${it.idempotency}, ${it.receivedHour}, ${it.channel}, ${it.formLang}, ${it.wrappedKey},
      ${it.sealed}, ${it.mayPublish}, ${it.wantsUpdates}, ${it.photos}, ${it.covered}, ${it.folded}, ${it.textLang}, ${it.dangerSigns}::text[],
      ${it.dangerProbability}, ${it.commitment}, true, true)
    on conflict (agency_id, submission_id) do nothing`)) > 0

export const addCarriedPhoto = (
  tx: Tx,
  agencyId: string,
  it: { submissionId: string; photoId: string; sealed: Buffer },
) =>
  tx.run(sql`
    insert into photo (agency_id, submission_id, photo_id, sealed)
    values (${agencyId}, ${it.submissionId}, ${it.photoId}, ${it.sealed}) on conflict do nothing`)

export type CarriedAddition = {
  additionId: string
  kind: string
  idempotency: Buffer
  addedHour: Date
  sealed: Buffer
  covered: string | null
}

export const additionsToCarry = (tx: Tx, agencyId: string, submissionId: string) =>
  tx.rows<CarriedAddition>(sql`
    select addition_id as "additionId", kind, idempotency, added_hour as "addedHour", sealed, covered
    from addition where agency_id = ${agencyId} and submission_id = ${submissionId} and sealed is not null order by place`)

/** After those that are there; what is there already stays. */
export const addCarriedAddition = (tx: Tx, agencyId: string, submissionId: string, it: CarriedAddition) =>
  tx.run(sql`
    insert into addition (agency_id, submission_id, addition_id, kind, idempotency, added_hour, place, sealed, covered)
    select ${agencyId}, ${submissionId}::uuid, ${it.additionId}::uuid, ${it.kind}, ${it.idempotency}::bytea, ${it.addedHour}::timestamptz,
      coalesce(max(place) + 1, 0), ${it.sealed}::bytea, ${it.covered}
    from addition where agency_id = ${agencyId} and submission_id = ${submissionId}
    on conflict do nothing`)
