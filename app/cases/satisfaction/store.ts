/** SQL of satisfaction: who was asked after their verdict, and what they answered. */
import { sql, type Tx } from '#kit/db.ts'
import type { Answer } from '../schema.ts'

/** False when this sender has answered before. */
export const addAnswer = async (
  tx: Tx,
  agencyId: string,
  submissionId: string,
  { answer, hour }: { answer: Answer; hour: Date },
): Promise<boolean> =>
  (await tx.run(sql`
    insert into satisfaction (agency_id, submission_id, answer, answered_hour)
    values (${agencyId}, ${submissionId}, ${answer}, ${hour}) on conflict do nothing`)) > 0

export const hasAnswered = async (tx: Tx, agencyId: string, submissionId: string): Promise<boolean> =>
  (await tx.one(sql`
    select from satisfaction where agency_id = ${agencyId} and submission_id = ${submissionId}`)) !== null

export type AnswerCount = { serviceId: string | null; answer: Answer | null; count: number }

/** Senders who were asked, by service and answer; null of those who did not answer. */
export const countAnswers = (tx: Tx, agencyId: string, since: Date) =>
  tx.rows<AnswerCount>(sql`
    select service_id as "serviceId", answer, count(*) from pub_satisfaction
    where agency_id = ${agencyId} and opened_hour >= ${since} group by 1, 2 order by 1, 2`)

/** What was written beside the answers, covered, in no order that says whose it is. */
export const remarksOf = async (tx: Tx, agencyId: string, serviceId: string | null, since: Date, limit: number) =>
  (
    await tx.rows<{ covered: string }>(sql`
      select a.covered from pub_addition a
        join case_submission joined on joined.agency_id = a.agency_id and joined.submission_id = a.submission_id
        join matter m on m.agency_id = joined.agency_id and m.case_id = joined.case_id
      where a.agency_id = ${agencyId} and a.kind = 'satisfaction' and coalesce(a.covered, '') <> ''
        and m.service_id is not distinct from ${serviceId} and m.opened_hour >= ${since} and m.state not in ('withdrawn', 'hidden')
      order by md5(a.covered) limit ${limit}`)
  ).map(({ covered }) => covered)
