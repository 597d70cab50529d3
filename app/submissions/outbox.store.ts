/** SQL of the outbox: messages waiting to be sent. */
import { sql, type Tx } from '#kit/db.ts'

export type Channel = 'mail' | 'sms'

/** A message by its template and by whose contact it goes to; `once` names the act it tells of. */
export type NewMessage = {
  submissionId: string | null
  officerId: string | null
  channel: Channel
  template: string
  fields: Record<string, string>
  once: string
}

export type Message = NewMessage & { messageId: string; tries: number }

/** Puts messages in, each once for its act; gives how many were new. */
export const addMessages = (tx: Tx, agencyId: string, messages: readonly NewMessage[], now: Date) =>
  tx.run(sql`
    insert into outbox (agency_id, submission_id, officer_id, channel, template, fields, once, next_try_at)
    select ${agencyId}, "submissionId", "officerId", channel, template, fields, once, ${now}
    from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb)
      as new ("submissionId" uuid, "officerId" uuid, channel text, template text, fields jsonb, once text)
    on conflict (agency_id, once) do nothing`)

export const lockNextDue = (tx: Tx, agencyId: string, now: Date) =>
  tx.one<Message>(sql`
    select message_id as "messageId", submission_id as "submissionId", officer_id as "officerId", channel, template, fields, once, tries
    from outbox where agency_id = ${agencyId} and state in ('waiting', 'failed') and next_try_at <= ${now}
    order by next_try_at, message_id limit 1 for update skip locked`)

export const markSent = (tx: Tx, agencyId: string, messageId: string) =>
  tx.run(
    sql`update outbox set state = 'sent', failure = null where agency_id = ${agencyId} and message_id = ${messageId}`,
  )

export const markFailed = (tx: Tx, agencyId: string, messageId: string, failure: string, nextTry: Date | null) =>
  tx.run(sql`
    update outbox set state = ${nextTry ? 'failed' : 'given-up'}, failure = ${failure}, tries = tries + 1, next_try_at = ${nextTry ?? new Date(0)}
    where agency_id = ${agencyId} and message_id = ${messageId}`)

export const dropSent = (tx: Tx, agencyId: string) =>
  tx.run(sql`delete from outbox where agency_id = ${agencyId} and state = 'sent'`)

export const outboxState = (tx: Tx, agencyId: string) =>
  tx.rows<{ state: string; count: number }>(
    sql`select state, count(*) as count from outbox where agency_id = ${agencyId} group by state order by state`,
  )
