/** SQL of trying out rules: the cases that were opened lately, each with its first message. */
import { sql, type Tx } from '#kit/db.ts'

export type Routed = {
  caseId: string
  code: string
  serviceId: string | null
  areaId: string | null
  submissionId: string | null
}

/** The newest first; one that rests in another is tried with that one. */
export const routedSince = (tx: Tx, agencyId: string, since: Date, limit: number): Promise<Routed[]> =>
  tx.rows(sql`
    select m.case_id as "caseId", code, service_id as "serviceId", area_id as "areaId", first.submission_id as "submissionId"
    from matter m left join lateral (
      select submission_id from case_submission joined where joined.agency_id = m.agency_id and joined.case_id = m.case_id
      order by submission_id limit 1) first on true
    where m.agency_id = ${agencyId} and opened_hour >= ${since} and state not in ('joined', 'hidden', 'withdrawn')
    order by opened_hour desc, m.case_id limit ${limit}`)
