/** SQL of what officers have judged, for learning from it: never a text that was erased, hidden or taken back. */
import { sql, type Tx } from '#kit/db.ts'

/** The covered text of a submission and the service that an officer has seen it under; null is nobody's. */
export type JudgedText = {
  submissionId: string
  caseId: string
  serviceId: string | null
  covered: string
  judgedAt: Date
}

const EVENTS_A_CASE = 4

/**
 * Texts whose service an officer put right, or under which they said done or planned, and those that they refused
 * without a service, the newest first. Nothing that was erased, hidden or taken back.
 */
export const judgedTexts = (tx: Tx, agencyId: string, most: number) =>
  tx.rows<JudgedText>(sql`
    select cs.submission_id as "submissionId", m.case_id as "caseId", m.service_id as "serviceId", s.covered, judged.at as "judgedAt"
    from (
      select case_id, max(at) as at, max(at) filter (where outcome is distinct from 'refused') as served_at from (
        select case_id, at, fields ->> 'outcome' as outcome from case_event
        where agency_id = ${agencyId} and type in ('replied', 'service-corrected')
          and (type = 'service-corrected' or fields ->> 'outcome' in ('done', 'planned', 'refused'))
        order by at desc limit ${EVENTS_A_CASE * most}) newest
      group by case_id) judged
    join matter m on m.agency_id = ${agencyId} and m.case_id = judged.case_id
    join case_submission cs on cs.agency_id = m.agency_id and cs.case_id = m.case_id
    join pub_submission s on s.agency_id = cs.agency_id and s.submission_id = cs.submission_id
    where (m.service_id is null or served_at is not null) and (m.service_id is not null or m.state = 'refused')
      and m.state not in ('withdrawn', 'hidden')
      and not s.withdrawn and s.hidden_reason is null and not s.erased and coalesce(s.covered, '') <> ''
    order by judged.at desc, cs.submission_id limit ${most}`)

export type JudgedUrgency = { caseId: string; covered: string; dangerous: boolean; judgedAt: Date }

/** Texts of which an officer said whether they tell of danger, by their last word, the newest first. */
export const judgedUrgency = (tx: Tx, agencyId: string, most: number) =>
  tx.rows<JudgedUrgency>(sql`
    select cs.case_id as "caseId", s.covered, judged.dangerous, judged.corrected_at as "judgedAt"
    from (
      select distinct on (submission_id) submission_id, dangerous, corrected_at from (
        select submission_id, correction_id, dangerous, corrected_at from urgency_correction
        where agency_id = ${agencyId} order by corrected_at desc limit ${EVENTS_A_CASE * most}) newest
      order by submission_id, corrected_at desc, correction_id) judged
    join pub_submission s on s.agency_id = ${agencyId} and s.submission_id = judged.submission_id
    join case_submission cs on cs.agency_id = s.agency_id and cs.submission_id = s.submission_id
    where not s.withdrawn and s.hidden_reason is null and not s.erased and coalesce(s.covered, '') <> ''
    order by judged.corrected_at desc, s.submission_id limit ${most}`)
