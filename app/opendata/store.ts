/** SQL of Open311: its own tokens, and published views of earlier slices. The agency is the one this transaction has entered. */
import { sql, type Tx } from '#kit/db.ts'
import type { PersonState } from '../cases/index.ts'
import type { Range } from './rules.ts'
import type { PublicRequest, TokenRequest } from './schema.ts'

export const addToken = (tx: Tx, tokenHash: Buffer, submissionId: string) =>
  tx.run(sql`
    insert into open311_token (agency_id, token_hash, submission_id)
    values (current_agency(), ${tokenHash}, ${submissionId}) on conflict do nothing`)

const dayIn = (zone: string) => sql`(s.received_hour at time zone ${zone})::date`

const OF_CASE = sql`
  join pub_sender c on c.agency_id = s.agency_id and c.submission_id = s.submission_id`

/** What stands behind these tokens; unknown and forgotten ones are left out. */
export const byTokens = (tx: Tx, tokenHashes: readonly Buffer[], zone: string) =>
  tx.rows<TokenRequest>(sql`
    select token_hash as "tokenHash", ${dayIn(zone)}::text as day,
      case when s.withdrawn then 'withdrawn' else coalesce(c.state, 'received') end as state,
      coalesce(c.service_id, s.chosen_service_id) as "serviceId"
    from open311_token t
    join pub_submission s on s.agency_id = t.agency_id and s.submission_id = t.submission_id
    left join pub_sender c on c.agency_id = s.agency_id and c.submission_id = s.submission_id
    where t.agency_id = current_agency() and token_hash = any(${tokenHashes}::bytea[]) and not s.forgotten`)

/** Tokens of submissions whose receipts open nothing any more. */
export const dropForgotten = (tx: Tx) =>
  tx.run(sql`
    delete from open311_token t using pub_submission s
    where t.agency_id = current_agency() and s.agency_id = t.agency_id and s.submission_id = t.submission_id and s.forgotten`)

/** What makes a request public: all of it must hold at the moment of reading (RULINGS, "What is public"). */
const isPublic = (serviceIds: readonly string[]) => sql`
  s.agency_id = current_agency() and s.released_at is not null and s.may_publish and not s.withdrawn
  and s.hidden_reason is null and not s.erased and s.covered is not null
  and c.state not in ('hidden', 'withdrawn') and c.service_id = any(${serviceIds}::uuid[])`

const PUBLIC = (zone: string) => sql`
  select s.submission_id as "submissionId", ${dayIn(zone)}::text as day, c.state, c.service_id as "serviceId",
    c.area_id as "areaId", s.covered
  from pub_submission s ${OF_CASE}`

type Public = { zone: string; serviceIds: readonly string[] }

export const publicByIds = (tx: Tx, submissionIds: readonly string[], { zone, serviceIds }: Public) =>
  tx.rows<PublicRequest>(sql`
    ${PUBLIC(zone)} where ${isPublic(serviceIds)} and s.submission_id = any(${submissionIds}::uuid[])
    order by day desc, s.submission_id limit ${submissionIds.length}`)

type Wanted = Public & { range: Range; states: readonly PersonState[]; limit: number; offset: number }

/** Released requests whose day begins in the range, newest day first; inside a day the order is that of random ids. */
export const publicIn = (tx: Tx, { zone, serviceIds, range, states, limit, offset }: Wanted) =>
  tx.rows<PublicRequest>(sql`
    ${PUBLIC(zone)} where ${isPublic(serviceIds)} and c.state = any(${states}::text[])
      and (${dayIn(zone)})::timestamp at time zone ${zone} between ${range.from} and ${range.to}
    order by ${dayIn(zone)} desc, s.submission_id limit ${limit} offset ${offset}`)

type After = Public & { after: string; limit: number }

/** Released requests of all days, in the order of their random ids. */
export const publicAfter = (tx: Tx, { zone, serviceIds, after, limit }: After) =>
  tx.rows<PublicRequest>(sql`
    ${PUBLIC(zone)} where ${isPublic(serviceIds)} and s.submission_id > ${after}::uuid
    order by s.submission_id limit ${limit}`)
