/** SQL on the times for which the clocks of cases stood: those of a case, and of all that are joined to it. */
import { sql, type Tx } from '#kit/db.ts'
import type { CaseTerms } from '../../agencies/index.ts'
import type { CasePause, PauseReason } from '../schema.ts'

/** In their order; the last one may still go on. */
export const pausesOf = (tx: Tx, agencyId: string, caseId: string) =>
  tx.rows<CasePause>(sql`
    select reason, from_at as "from", to_at as "to" from case_pause
    where agency_id = ${agencyId} and case_id = ${caseId} order by from_at, to_at nulls last`)

/** The clocks of a case, and the pause that goes on. */
export type Clock = {
  caseId: string
  terms: CaseTerms | null
  firstReplyDueAt: Date | null
  solutionDueAt: Date | null
  plannedOn: string | null
  plannedUntil: Date | null
  pausedFor: PauseReason | null
  pausedSince: Date | null
}

/** Of the case and of those joined to it, whose promises stop and run with it. */
export const clocksOf = (tx: Tx, agencyId: string, caseId: string) =>
  tx.rows<Clock>(sql`
    select m.case_id as "caseId", terms, first_reply_due_at as "firstReplyDueAt", solution_due_at as "solutionDueAt",
      planned_on as "plannedOn", planned_until as "plannedUntil", reason as "pausedFor", from_at as "pausedSince"
    from matter m left join case_pause p on p.agency_id = m.agency_id and p.case_id = m.case_id and to_at is null
    where m.agency_id = ${agencyId} and (m.case_id = ${caseId} or joined_into = ${caseId}) order by m.case_id`)

export const startPauses = async (
  tx: Tx,
  agencyId: string,
  caseIds: readonly string[],
  { reason, from }: { reason: PauseReason; from: Date },
) => {
  await tx.run(sql`
    insert into case_pause (agency_id, case_id, reason, from_at)
    select ${agencyId}, case_id, ${reason}, ${from} from unnest(${caseIds}::uuid[]) case_id`)
  await tx.run(sql`
    update matter set paused_since = ${from} where agency_id = ${agencyId} and case_id = any(${caseIds}::uuid[])`)
}

type Ended = Pick<Clock, 'caseId' | 'firstReplyDueAt' | 'solutionDueAt' | 'plannedOn' | 'plannedUntil'> & { to: Date }

/** The clocks run again, each with what was left of it. */
export const endPauses = async (tx: Tx, agencyId: string, ended: readonly Ended[]) => {
  const rows = JSON.stringify(ended)
  await tx.run(sql`
    update case_pause set to_at = now."to" from jsonb_to_recordset(${rows}::jsonb) as now ("caseId" uuid, "to" timestamptz)
    where agency_id = ${agencyId} and case_id = now."caseId" and to_at is null`)
  await tx.run(sql`
    update matter set paused_since = null, first_reply_due_at = now."firstReplyDueAt", solution_due_at = now."solutionDueAt",
      planned_on = now."plannedOn", planned_until = now."plannedUntil"
    from jsonb_to_recordset(${rows}::jsonb) as now ("caseId" uuid, "firstReplyDueAt" timestamptz, "solutionDueAt" timestamptz,
      "plannedOn" date, "plannedUntil" timestamptz)
    where agency_id = ${agencyId} and case_id = now."caseId"`)
}
