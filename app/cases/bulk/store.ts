/** SQL on acts that are held for many cases. */
import { sql, type Tx } from '#kit/db.ts'
import type { SealedText } from '../seals.ts'
import type { Bulk } from './schema.ts'

type NewBulkAct = {
  bulkId: string
  officerId: string
  form: string
  fields: object
  text: SealedText | null
  at: Date
  finalAt: Date
  cases: readonly { caseId: string; seen: number }[]
}

/** False when this form has held one already. */
export async function addBulk(tx: Tx, agencyId: string, one: NewBulkAct): Promise<boolean> {
  const added = await tx.run(sql`
    insert into bulk_act (agency_id, bulk_id, officer_id, form, fields, wrapped_key, sealed, made_at, final_at)
    values (${agencyId}, ${one.bulkId}, ${one.officerId}, ${one.form}, ${JSON.stringify(one.fields)}::jsonb,
      ${one.text?.wrappedKey ?? null}, ${one.text?.sealed ?? null}, ${one.at}, ${one.finalAt})
    on conflict do nothing`)
  if (added === 0) return false
  await tx.run(sql`
    insert into bulk_case (agency_id, bulk_id, case_id, seen)
    select ${agencyId}, ${one.bulkId}, m.case_id, given.seen
    from jsonb_to_recordset(${JSON.stringify(one.cases)}::jsonb) as given ("caseId" uuid, seen integer)
    join matter m on m.agency_id = ${agencyId} and m.case_id = given."caseId" on conflict do nothing`)
  return true
}

const BULK = sql`
  bulk_id as "bulkId", fields->>'kind' as kind, state, final_at as "finalAt",
  (select count(*) from bulk_case c where c.agency_id = b.agency_id and c.bulk_id = b.bulk_id) as cases,
  (select count(*) from bulk_case c where c.agency_id = b.agency_id and c.bulk_id = b.bulk_id and result = 'done') as done,
  (select coalesce(json_agg(json_build_object('caseId', c.case_id, 'code', code, 'refusal', result) order by code), '[]')
    from bulk_case c join matter m on m.agency_id = c.agency_id and m.case_id = c.case_id
    where c.agency_id = b.agency_id and c.bulk_id = b.bulk_id and result <> 'done') as refused`

export const bulkOfForm = (tx: Tx, agencyId: string, officerId: string, form: string) =>
  tx.one<Bulk>(sql`
    select ${BULK} from bulk_act b where agency_id = ${agencyId} and officer_id = ${officerId} and form = ${form}`)

/** The officer's own since then, the newest first. */
export const bulksOf = (tx: Tx, agencyId: string, officerId: string, since: Date) =>
  tx.rows<Bulk>(sql`
    select ${BULK} from bulk_act b where agency_id = ${agencyId} and officer_id = ${officerId} and made_at >= ${since}
    order by made_at desc, bulk_id limit 20`)

/** Takes it back while it is held; false when it is not any more, or is another's. Its text goes at once. */
export const undoBulk = async (tx: Tx, agencyId: string, officerId: string, bulkId: string): Promise<boolean> =>
  (await tx.run(sql`
    update bulk_act set state = 'undone', wrapped_key = null, sealed = null
    where agency_id = ${agencyId} and bulk_id = ${bulkId} and officer_id = ${officerId} and state = 'held'`)) === 1

export type DueBulk = {
  bulkId: string
  officerId: string
  fields: unknown
  wrappedKey: Buffer | null
  sealed: Buffer | null
}

/** Acts whose time to be undone is over; from here on they are carried out. */
export const beginDue = (tx: Tx, agencyId: string, now: Date) =>
  tx.rows<DueBulk>(sql`
    update bulk_act set state = 'begun'
    where agency_id = ${agencyId} and state in ('held', 'begun') and final_at <= ${now}
    returning bulk_id as "bulkId", officer_id as "officerId", fields, wrapped_key as "wrappedKey", sealed`)

export const waitingCases = (tx: Tx, agencyId: string, bulkId: string) =>
  tx.rows<{ caseId: string; seen: number }>(sql`
    select case_id as "caseId", seen from bulk_case where agency_id = ${agencyId} and bulk_id = ${bulkId} and result is null
    order by case_id`)

/** With the act itself, in one transaction: false when another process has had its turn with it. */
export const keepResult = async (
  tx: Tx,
  agencyId: string,
  { bulkId, caseId, result }: { bulkId: string; caseId: string; result: string },
): Promise<boolean> =>
  (await tx.run(sql`
    update bulk_case set result = ${result}
    where agency_id = ${agencyId} and bulk_id = ${bulkId} and case_id = ${caseId} and result is null`)) === 1

/** All have had their turn: the text is with the replies and needed here no more. */
export const endBulk = (tx: Tx, agencyId: string, bulkId: string) =>
  tx.run(sql`
    update bulk_act set state = 'done', wrapped_key = null, sealed = null where agency_id = ${agencyId} and bulk_id = ${bulkId}`)

export const forgetBulks = (tx: Tx, agencyId: string, before: Date) =>
  tx.run(
    sql`delete from bulk_act where agency_id = ${agencyId} and state in ('done', 'undone') and made_at < ${before}`,
  )
