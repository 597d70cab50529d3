/** SQL of escalation: what is overdue, which steps were taken, who is to be told, and what an umbrella may read. */
import { sql, type Tx } from '#kit/db.ts'
import type { Decision, GrantReason, Step } from '../schema.ts'

export type Overdue = { caseId: string; officeId: string; dueAt: Date; done: number }

/** Cases with a missed day about which a step is to be taken, or about which none was thought of yet. */
export const lockOverdue = (tx: Tx, agencyId: string, now: Date, limit: number) =>
  tx.rows<Overdue>(sql`
    select case_id as "caseId", office_id as "officeId", due_at as "dueAt",
      case when escalated_due_at = due_at then escalated_steps else 0 end as done
    from matter where agency_id = ${agencyId} and due_at < ${now}
      and (escalated_due_at is distinct from due_at or escalates_at <= ${now})
    order by due_at, case_id limit ${limit} for update skip locked`)

export type Escalated = { caseId: string; dueAt: Date; done: number; nextAt: Date | null }
export type TakenStep = { caseId: string; dueAt: Date; step: Step }

/** Keeps the steps: with the cases, in their history, and as what is to be told. A step that was taken for this day is not taken again. */
export async function keepSteps(
  tx: Tx,
  agencyId: string,
  { cases, steps, at }: { cases: readonly Escalated[]; steps: readonly TakenStep[]; at: Date },
): Promise<void> {
  await tx.run(sql`
    update matter set escalated_due_at = now."dueAt", escalated_steps = now.done, escalates_at = now."nextAt"
    from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as now ("caseId" uuid, "dueAt" timestamptz, done smallint, "nextAt" timestamptz)
    where agency_id = ${agencyId} and case_id = now."caseId"`)
  await tx.run(sql`
    with new as (
      insert into escalation (agency_id, case_id, due_at, step, at)
      select ${agencyId}, "caseId", "dueAt", step, ${at}
      from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as taken ("caseId" uuid, "dueAt" timestamptz, step text)
      on conflict do nothing returning case_id, step)
    insert into case_event (agency_id, case_id, type, at, place, fields)
    select ${agencyId}, new.case_id, 'escalated', ${at}, last.place + row_number() over (partition by new.case_id order by steps.nth),
      jsonb_build_object('step', new.step)
    from new
    join unnest(array['lead', 'manager', 'umbrella']) with ordinality as steps (step, nth) on steps.step = new.step
    join lateral (
      select place from case_event where agency_id = ${agencyId} and case_id = new.case_id order by place desc limit 1) last on true`)
}

export type Untold = { step: Step; deskId: string; count: number }

/** How many steps nobody was told of yet, by step and desk; they count as told from here on. */
export const takeUntold = (tx: Tx, agencyId: string, now: Date) =>
  tx.rows<Untold>(sql`
    with told as (
      update escalation set told_at = ${now} where agency_id = ${agencyId} and told_at is null returning case_id, step)
    select step, desk_id as "deskId", count(*) from told join matter m on m.agency_id = ${agencyId} and m.case_id = told.case_id
    group by 1, 2 order by 1, 2`)

// ---- Grants

/** Lets an umbrella read these cases, and puts before it again what it had decided; gives those of which either is new. */
export const addGrants = async (
  tx: Tx,
  agencyId: string,
  caseIds: readonly string[],
  { umbrellaId, why, at }: { umbrellaId: string; why: GrantReason; at: Date },
): Promise<string[]> =>
  (
    await tx.rows<{ caseId: string }>(sql`
      insert into case_grant (agency_id, case_id, umbrella_id, why, granted_at)
      select ${agencyId}, case_id, ${umbrellaId}, ${why}, ${at} from unnest(${caseIds}::uuid[]) case_id
      on conflict (agency_id, case_id, umbrella_id) do update
        set why = excluded.why, granted_at = excluded.granted_at, decided = null, decided_at = null, decided_objections = null
        where case_grant.decided is not null
      returning case_id as "caseId"`)
  ).map(({ caseId }) => caseId)

/** Cases that are worked on again after two objections and that the umbrella may not read yet, or after one more than when it decided. */
export const objectedTwice = async (tx: Tx, agencyId: string, umbrellaId: string, limit: number): Promise<string[]> =>
  (
    await tx.rows<{ caseId: string }>(sql`
      select case_id as "caseId" from matter m
      where agency_id = ${agencyId} and objections > 1 and state in ('open', 'answered', 'waiting-for-person')
        and not exists (select from case_grant g where g.agency_id = m.agency_id and g.case_id = m.case_id and g.umbrella_id = ${umbrellaId}
            and (g.decided is null or g.decided_objections >= m.objections))
      order by case_id limit ${limit} for update skip locked`)
  ).map(({ caseId }) => caseId)

export type Grant = {
  agencyId: string
  caseId: string
  why: GrantReason
  grantedAt: Date
  /** Until when the agency is to state how it came about; null while nothing is asked. */
  statementOn: string | null
  decided: Decision | null
}

/** After this one of the list. */
export type GrantCursor = { grantedAt: string; caseId: string }

/** What the umbrella that this transaction has entered may read, the newest first. */
export const grantsTo = (
  tx: Tx,
  umbrellaId: string,
  { limit, after }: { limit: number; after?: GrantCursor | undefined },
) =>
  tx.rows<Grant>(sql`
    select agency_id as "agencyId", case_id as "caseId", why, granted_at as "grantedAt", statement_on as "statementOn", decided from case_grant
    where umbrella_id = ${umbrellaId} and ${after ? sql`(granted_at, case_id) < (${after.grantedAt}::timestamptz, ${after.caseId}::uuid)` : sql`true`}
    order by granted_at desc, case_id desc limit ${limit}`)

export const isGranted = async (tx: Tx, umbrellaId: string, { agencyId, caseId }: Pick<Grant, 'agencyId' | 'caseId'>) =>
  (await tx.one(sql`
    select 1 as yes from case_grant where umbrella_id = ${umbrellaId} and agency_id = ${agencyId} and case_id = ${caseId}`)) !==
  null
