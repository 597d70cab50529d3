/** SQL of joining: who stands in which case, where they stood before, and each sender's own word. */
import { sql, type Tx } from '#kit/db.ts'
import type { Before, Verdict, Verdicts } from './rules.ts'

// ---- Of one sender

/** What a case is to one of its senders. */
export type Standing = { caseId: string; homeCaseId: string; verdict: Verdict | null; objections: number }

export const standingOf = (tx: Tx, agencyId: string, submissionId: string) =>
  tx.one<Standing>(sql`
    select case_id as "caseId", coalesce(home_case_id, case_id) as "homeCaseId", verdict, objections
    from case_submission where agency_id = ${agencyId} and submission_id = ${submissionId}`)

/** A case in which a submission stood or stands, between two of its events; times are those of the events. */
export type Stay = { caseId: string; fromPlace: number; fromAt: Date; untilPlace: number | null; untilAt: Date | null }

/** Rows of case_id, from_place and until_place; the one without an end lasts. */
export const STAYS = (agencyId: string, submissionId: string) => sql`
  select case_id, from_place, until_place from case_stay where agency_id = ${agencyId} and submission_id = ${submissionId}
  union all
  select case_id, since_place, null from case_submission where agency_id = ${agencyId} and submission_id = ${submissionId}`

/** In their order. */
export const staysOf = (tx: Tx, agencyId: string, submissionId: string) =>
  tx.rows<Stay>(sql`
    select stay.case_id as "caseId", from_place as "fromPlace", begun.at as "fromAt", until_place as "untilPlace", ended.at as "untilAt"
    from (${STAYS(agencyId, submissionId)}) stay
    join case_event begun on begun.agency_id = ${agencyId} and begun.case_id = stay.case_id and begun.place = from_place
    left join case_event ended on ended.agency_id = ${agencyId} and ended.case_id = stay.case_id and ended.place = until_place
    order by until_place is null, begun.at, until_place`)

export const setVerdict = (tx: Tx, agencyId: string, submissionId: string, verdict: Verdict) =>
  tx.run(sql`
    update case_submission set verdict = ${verdict}, objections = objections + ${verdict === 'objected' ? 1 : 0}
    where agency_id = ${agencyId} and submission_id = ${submissionId}`)

/** Those who have said that it was done. */
export const confirmedOf = async (tx: Tx, agencyId: string, caseId: string) =>
  (
    await tx.rows<{ id: string }>(sql`
      select submission_id as id from case_submission
      where agency_id = ${agencyId} and case_id = ${caseId} and verdict = 'confirmed' order by 1`)
  ).map(({ id }) => id)

/** By case; one whose senders have all taken their words back is left out. */
export const verdictsOf = async (tx: Tx, agencyId: string, caseIds: readonly string[]) =>
  new Map(
    (
      await tx.rows<Verdicts & { caseId: string }>(sql`
        select case_id as "caseId", count(*) as standing, count(*) filter (where verdict = 'confirmed') as confirmed
        from case_submission cs join pub_submission s using (agency_id, submission_id)
        where agency_id = ${agencyId} and case_id = any(${caseIds}::uuid[]) and not s.withdrawn group by 1`)
    ).map(({ caseId, ...verdicts }) => [caseId, verdicts]),
  )

// ---- Moving

/** The submissions of one case go on in another, seeing what is said from this event on; what they saw stays theirs. */
export async function moveAll(
  tx: Tx,
  agencyId: string,
  from: { caseId: string; place: number },
  to: { caseId: string; place: number },
) {
  await keepStays(tx, agencyId, sql`case_id = ${from.caseId}`, from.place)
  await tx.run(sql`
    update case_submission set case_id = ${to.caseId}, home_case_id = coalesce(home_case_id, case_id), since_place = ${to.place}
    where agency_id = ${agencyId} and case_id = ${from.caseId}`)
}

/** Those for which the case `to` was opened go back there; a verdict on the other matter is none on this one. */
export async function moveHome(
  tx: Tx,
  agencyId: string,
  from: { caseId: string; place: number },
  to: { caseId: string; place: number },
) {
  await keepStays(tx, agencyId, sql`home_case_id = ${to.caseId}`, from.place)
  await tx.run(sql`
    update case_submission set case_id = ${to.caseId}, home_case_id = null, since_place = ${to.place}, verdict = null
    where agency_id = ${agencyId} and home_case_id = ${to.caseId}`)
}

const keepStays = (tx: Tx, agencyId: string, which: ReturnType<typeof sql>, until: number) =>
  tx.run(sql`
    insert into case_stay (agency_id, submission_id, case_id, from_place, until_place)
    select agency_id, submission_id, case_id, since_place, ${until} from case_submission
    where agency_id = ${agencyId} and ${which}`)

/** All that were joined to a case go with it when it is joined to another itself. */
export const goAlong = async (tx: Tx, agencyId: string, caseId: string, into: string) => {
  await tx.run(sql`update matter set joined_due_at = null where agency_id = ${agencyId} and case_id = ${caseId}`)
  await tx.run(sql`
    update matter set joined_into = ${into} where agency_id = ${agencyId} and joined_into = ${caseId}`)
}

type Kept = Omit<Before, 'firstReplyAt' | 'solvedAt'> & { firstReplyAt: string | null; solvedAt: string | null }
const instant = (at: string | null) => (at === null ? null : new Date(at))

export async function beforeJoining(tx: Tx, agencyId: string, caseId: string): Promise<Before | null> {
  const row = await tx.one<{ before: Kept }>(sql`
    select joined_before as before from matter where agency_id = ${agencyId} and case_id = ${caseId} and joined_into is not null`)
  return (
    row && { ...row.before, firstReplyAt: instant(row.before.firstReplyAt), solvedAt: instant(row.before.solvedAt) }
  )
}

/** How many of those for whom a joined case was opened have not taken their words back. */
export const standingHome = async (tx: Tx, agencyId: string, caseId: string): Promise<number> =>
  (await tx.one<{ count: number }>(sql`
    select count(*) as count from case_submission cs join pub_submission s using (agency_id, submission_id)
    where agency_id = ${agencyId} and cs.home_case_id = ${caseId} and not s.withdrawn`))!.count

/** What the office has said in the one that goes on, it has said to those joined: their clocks stop and run with it. */
export const keepClocksOfJoined = async (
  tx: Tx,
  agencyId: string,
  caseId: string,
  { firstReplyAt, solvedAt }: { firstReplyAt: Date | null; solvedAt: Date | null },
) => {
  await tx.run(sql`
    update matter set first_reply_at = coalesce(first_reply_at, ${firstReplyAt}), solved_at = ${solvedAt}
    where agency_id = ${agencyId} and joined_into = ${caseId}`)
  await tx.run(sql`
    update matter set joined_due_at = (
      select min(coalesce(case when joined.first_reply_at is null then joined.first_reply_due_at end, joined.solution_due_at))
      from matter joined where joined.agency_id = ${agencyId} and joined.joined_into = ${caseId} and joined.solved_at is null)
    where agency_id = ${agencyId} and case_id = ${caseId}`)
}

// ---- Reading

export type Joined = { caseId: string; code: string; joinedAt: Date; submissionId: string; excerpt: string }

/** Cases joined to this one, the last one first, each with its first submission. */
export const joinedTo = (tx: Tx, agencyId: string, caseId: string, limit: number) =>
  tx.rows<Joined>(sql`
    select m.case_id as "caseId", m.code, e.at as "joinedAt", first.*
    from matter m
    join lateral (
      select at from case_event where agency_id = m.agency_id and case_id = m.case_id and type = 'joined' order by place desc limit 1) e on true
    join lateral (
      select s.submission_id as "submissionId", left(coalesce(s.covered, ''), 160) as excerpt
      from case_submission cs join pub_submission s using (agency_id, submission_id)
      where cs.agency_id = m.agency_id and cs.home_case_id = m.case_id order by s.received_hour, s.submission_id limit 1) first on true
    where m.agency_id = ${agencyId} and m.joined_into = ${caseId} order by e.at desc, m.case_id limit ${limit}`)

export const countSubmissions = async (tx: Tx, agencyId: string, caseId: string): Promise<number> =>
  (await tx.one<{ count: number }>(sql`
    select count(*) as count from case_submission where agency_id = ${agencyId} and case_id = ${caseId}`))!.count
