/** SQL on `case_conflict`: who stands aside from which case. */
import { sql, type Tx } from '#kit/db.ts'

export type Aside = { caseId: string; officerId: string; how: 'declared' | 'named'; since: Date }

/** False when they stand aside already, or, of those whom the words name, when a lead has let them back. */
export const addConflict = async (
  tx: Tx,
  agencyId: string,
  { caseId, officerId, how, since }: Aside,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into case_conflict (agency_id, case_id, officer_id, how, since) values (${agencyId}, ${caseId}, ${officerId}, ${how}, ${since})
    on conflict (agency_id, case_id, officer_id) do update set how = excluded.how, since = excluded.since, lifted_at = null
    where case_conflict.lifted_at is not null and excluded.how = 'declared'`)) > 0

export const liftConflict = async (
  tx: Tx,
  agencyId: string,
  caseId: string,
  officerId: string,
  at: Date,
): Promise<boolean> =>
  (await tx.run(sql`
    update case_conflict set lifted_at = ${at}
    where agency_id = ${agencyId} and case_id = ${caseId} and officer_id = ${officerId} and lifted_at is null`)) > 0

/** The cases from which an officer stands aside, with those in which they go on where they were joined. */
export const barredFrom = async (tx: Tx, agencyId: string, officerId: string): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      with own as (
        select case_id from case_conflict where agency_id = ${agencyId} and officer_id = ${officerId} and lifted_at is null)
      select case_id as id from own
      union select joined_into from matter where agency_id = ${agencyId} and case_id in (select case_id from own) and joined_into is not null`)
  ).map(({ id }) => id)

/** Who stands aside from a case, and from those joined to it. */
export const asideFrom = (tx: Tx, agencyId: string, caseId: string) =>
  tx.rows<Aside>(sql`
    select c.case_id as "caseId", officer_id as "officerId", how, since from case_conflict c
    join matter m on m.agency_id = c.agency_id and m.case_id = c.case_id
    where c.agency_id = ${agencyId} and (m.case_id = ${caseId} or m.joined_into = ${caseId}) and lifted_at is null
    order by since, officer_id`)

/** The same, by their ids alone. */
export const idsAside = async (tx: Tx, agencyId: string, caseId: string): Promise<ReadonlySet<string>> =>
  new Set((await asideFrom(tx, agencyId, caseId)).map(({ officerId }) => officerId))

export type ConflictCounts = { declared: number; named: number; lifted: number }

/** How often in all, in this agency. */
export const countConflicts = async (tx: Tx, agencyId: string): Promise<ConflictCounts> =>
  (await tx.one<ConflictCounts>(sql`
    select count(*) filter (where how = 'declared') as declared, count(*) filter (where how = 'named') as named,
      count(*) filter (where lifted_at is not null) as lifted
    from case_conflict where agency_id = ${agencyId}`))!
