/** SQL of taking submissions in: many at once, so that they share one commit. */
import { sql, type Tx } from '#kit/db.ts'
import type { Channel } from './schema.ts'

/** A submission ready to be stored: sealed, and nothing of a person outside the seal. */
export type Ready = {
  agencyId: string
  submissionId: string
  idempotency: Buffer
  receivedHour: Date
  channel: Channel
  formLang: 'fa' | 'en'
  chosenServiceId: string | null
  chosenAreaId: string | null
  wrappedKey: Buffer
  sealed: Buffer
  mayPublish: boolean
  wantsUpdates: boolean
  commitment: Buffer
  photos: Buffer[]
}

const column = <T>(rows: readonly Ready[], of: (row: Ready) => T) => rows.map(of)

/** Stores what is new, and gives the idempotency keys (hex) of what was. All rows are of the agency this transaction is in. */
export async function addSubmissions(tx: Tx, rows: readonly Ready[]): Promise<Set<string>> {
  const added = await tx.rows<{ key: string }>(sql`
    with added as (
    insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, chosen_service_id,
      chosen_area_id, wrapped_key, sealed, may_publish, wants_updates, commitment, photos)
    select * from unnest(
      ${column(rows, (row) => row.agencyId)}::uuid[], ${column(rows, (row) => row.submissionId)}::uuid[],
      ${column(rows, (row) => row.idempotency)}::bytea[], ${column(rows, (row) => row.receivedHour)}::timestamptz[],
      ${column(rows, (row) => row.channel)}::text[], ${column(rows, (row) => row.formLang)}::text[],
      ${column(rows, (row) => row.chosenServiceId)}::uuid[], ${column(rows, (row) => row.chosenAreaId)}::uuid[],
      ${column(rows, (row) => row.wrappedKey)}::bytea[], ${column(rows, (row) => row.sealed)}::bytea[],
      ${column(rows, (row) => row.mayPublish)}::boolean[], ${column(rows, (row) => row.wantsUpdates)}::boolean[],
      ${column(rows, (row) => row.commitment)}::bytea[], ${column(rows, (row) => row.photos.length)}::smallint[])
    on conflict (agency_id, idempotency) do nothing
    returning agency_id, submission_id, idempotency),
    waits as (
      insert into submission_waiting (agency_id, wants, submission_id) select agency_id, 'understanding', submission_id from added)
    select encode(idempotency, 'hex') as key from added`)
  const photos = rows.flatMap((row) => row.photos.map((sealed) => ({ row, sealed })))
  const keys = new Set(added.map(({ key }) => key))
  const fresh = photos.filter(({ row }) => keys.has(row.idempotency.toString('hex')))
  if (fresh.length > 0) {
    await tx.run(sql`
      insert into photo (agency_id, submission_id, sealed)
      select * from unnest(${fresh.map(({ row }) => row.agencyId)}::uuid[], ${fresh.map(({ row }) => row.submissionId)}::uuid[],
        ${fresh.map(({ sealed }) => sealed)}::bytea[])`)
  }
  return keys
}

/** The submission that this form made before, or null. */
export const findByKey = (tx: Tx, agencyId: string, idempotency: Buffer) =>
  tx.one<{ submissionId: string; lookup: string; hour: Date; commitment: Buffer }>(sql`
    select submission_id as "submissionId", receipt_of(submission_id) as lookup, received_hour as hour, commitment
    from submission where agency_id = ${agencyId} and idempotency = ${idempotency}`)

export type NewReceipt = { lookup: string; agencyId: string; submissionId: string; hmac: Buffer }

/** Stores receipts and gives the lookups that were free. */
export async function addReceipts(tx: Tx, receipts: readonly NewReceipt[], now: Date): Promise<Set<string>> {
  const free = await tx.rows<{ lookup: string }>(sql`
    select receipts_add(${receipts.map(({ lookup }) => lookup)}::text[], ${receipts.map(({ agencyId }) => agencyId)}::uuid[],
      ${receipts.map(({ submissionId }) => submissionId)}::uuid[], ${receipts.map(({ hmac }) => hmac)}::bytea[], ${now}) as lookup`)
  return new Set(free.map(({ lookup }) => lookup))
}
