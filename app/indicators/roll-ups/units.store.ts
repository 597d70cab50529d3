/** SQL of what a release counts, a row for each unit: every case opened on a closed day that is no near-copy and is not joined to another. */
import { type RawBuilder, sql } from '#kit/db.ts'

const NIL = '00000000-0000-0000-0000-000000000000'

/** The zone whose days are meant, and the last closed day; with `opened` only what was opened on these days, both included. */
export type Closing = { agencyId: string; zone: string; untilDay: string; opened?: { from: string; to: string } }

/** Whether an hour is of the days of opening that are asked for. */
const isAsked = ({ zone, opened }: Closing, hour: RawBuilder<unknown>) =>
  opened
    ? sql`and ${hour} >= ${opened.from}::timestamp at time zone ${zone} and ${hour} < (${opened.to}::date + 1)::timestamp at time zone ${zone}`
    : sql``

/** The instant at which the last closed day ended: known before the rows are, so that several processes may read them. */
const endOf = ({ zone, untilDay }: Closing) => sql`((${untilDay}::date + 1)::timestamp at time zone ${zone})`

/** Of the cases that are counted; one that was joined is counted with the case that goes on in its place, copies among them or not. */
const isUnit = (closing: Closing, of = sql.ref('pub_case')) => sql`
  ${of}.agency_id = ${closing.agencyId} and ${of}.opened_hour < ${endOf(closing)} and ${of}.state <> 'joined' ${isAsked(closing, sql`${of}.opened_hour`)}
  and not exists (select from near_copy where near_copy.agency_id = ${of}.agency_id and near_copy.case_id = ${of}.case_id
                  and not exists (select from pub_case joined where joined.agency_id = near_copy.agency_id and joined.joined_into = near_copy.case_id))`

/** What was taken back before a case was opened for it. */
const takenBack = (closing: Closing) => sql`
  from pub_submission
  where agency_id = ${closing.agencyId} and withdrawn and opened and received_hour < ${endOf(closing)} ${isAsked(closing, sql`received_hour`)}
    and not exists (select from pub_case_submission joined
                    where joined.agency_id = pub_submission.agency_id and joined.submission_id = pub_submission.submission_id)`

/** `unit`, a row each with no more than where and when. */
export const places = (closing: Closing) => sql`
  unit as (
    select coalesce(service_id, ${NIL}::uuid) as service_id, coalesce(area_id, ${NIL}::uuid) as area_id,
           opened_hour, (opened_hour at time zone ${closing.zone})::date as opened_on
    from pub_case where ${isUnit(closing)}
    union all
    select coalesce(chosen_service_id, ${NIL}::uuid), ${NIL}::uuid, received_hour, (received_hour at time zone ${closing.zone})::date
    ${takenBack(closing)}
  )`

/** What a unit is, in the lowest three bits of `bits`. */
export const CLASS = {
  open: 0,
  done: 1,
  confirmed: 2,
  'not-confirmed': 3,
  refused: 4,
  withdrawn: 5,
  hidden: 6,
} as const
/** What else holds of it, a bit each. */
export const BIT = {
  objected: 8,
  replyDue: 16,
  repliedInTime: 32,
  solutionDue: 64,
  doneInTime: 128,
  planDue: 256,
  planKept: 512,
  doneObjected: 1024,
} as const

const literals = <Name extends string>(of: Record<Name, number>) =>
  Object.fromEntries(Object.entries<number>(of).map(([name, n]) => [name, sql.lit(n)])) as Record<
    Name,
    RawBuilder<unknown>
  >
const AS = literals(CLASS)
const IS = literals({ ...BIT, both: BIT.planDue + BIT.planKept })

/**
 * `unit`, a row each, with what was taken back before a case was opened for it. States are those at the end of the last
 * closed day, as far as the case says when they came about. `bits` says its class and all that holds of it or not.
 * Named, it says which case it is, too, and at which desk.
 */
export const units = (closing: Closing, { named = false } = {}) => {
  const [name, noName] = named ? [sql`case_id, desk_id,`, sql`null::uuid, null::uuid,`] : [sql``, sql``]
  const { agencyId, zone, untilDay } = closing
  const end = endOf(closing)
  const isDone = sql`class in (${AS.done}, ${AS.confirmed}, ${AS['not-confirmed']})`
  return sql`
  -- The first day that the office named; a later one does not move it.
  plan as (
    select case_id, min(due_on) as plan_on from pub_reply
    where agency_id = ${agencyId} and outcome = 'planned' and replied_at < ${end} group by 1
  ),
  finished as (
    select case_id, count(*) as times from pub_reply join pub_case using (agency_id, case_id)
    where agency_id = ${agencyId} and outcome = 'done' and replied_at < ${end} and objections > 0 group by 1
  ),
  known as (
    select pub_case.case_id, desk_id, coalesce(service_id, ${NIL}::uuid) as service_id, coalesce(area_id, ${NIL}::uuid) as area_id,
           (opened_hour at time zone ${zone})::date as opened_on, objections, passed_on, plan_on, times,
           case state when 'withdrawn' then ${AS.withdrawn} when 'hidden' then ${AS.hidden}
             else case when solved_at < ${end} then
               case state when 'done' then ${AS.done} when 'confirmed' then ${AS.confirmed}
                 when 'not-confirmed' then ${AS['not-confirmed']} when 'refused' then ${AS.refused} else ${AS.open} end
               else ${AS.open} end end as class,
           case when first_reply_at < ${end} then first_reply_at end as replied_at, solved_at,
           case when first_reply_at < ${end} then (first_reply_at at time zone ${zone})::date end as replied_on,
           (solved_at at time zone ${zone})::date as solved_on,
           coalesce(first_reply_due_at < ${end}, false) as reply_due, coalesce(solution_due_at < ${end}, false) as solution_due,
           first_reply_due_at, solution_due_at
    from pub_case left join plan on plan.case_id = pub_case.case_id and planned_on is not null
      left join finished on finished.case_id = pub_case.case_id
    where ${isUnit(closing)}
    -- Worked out once for each row, not once for each use.
    offset 0
  ),
  unit as (
    select ${name} service_id, area_id, opened_on, class, class not in (${AS.withdrawn}, ${AS.hidden}) as counts,
           (replied_at is not null)::int as replied, greatest(coalesce(replied_on, ${untilDay}::date) - opened_on, 0) as reply_days,
           (${isDone})::int as done,
           greatest(case when ${isDone} then solved_on else ${untilDay}::date end - opened_on, 0) as done_days,
           objections, passed_on,
           class + case when objections > 0 then ${IS.objected} else 0 end
           + case when reply_due then ${IS.replyDue} + case when replied_at <= first_reply_due_at then ${IS.repliedInTime} else 0 end else 0 end
           + case when solution_due then ${IS.solutionDue} + case when ${isDone} and solved_at <= solution_due_at then ${IS.doneInTime} else 0 end else 0 end
           + case when plan_on <= ${untilDay}::date then ${IS.planDue} + case when ${isDone} and solved_on <= plan_on then ${IS.planKept} else 0 end else 0 end
           -- Each "done" but the one that stands now was ended by an objection.
           + case when times > (${isDone})::int then ${IS.doneObjected} else 0 end as bits
    from known
    union all
    select ${noName} coalesce(chosen_service_id, ${NIL}::uuid), ${NIL}::uuid, (received_hour at time zone ${zone})::date, ${AS.withdrawn}, false,
           0, 0, 0, 0, 0, 0, ${AS.withdrawn} ${takenBack(closing)}
  )`
}

/** `reasoned`, a row for each unit that was hidden or refused, with its reason. */
export const reasons = (closing: Closing) => {
  const { agencyId, zone } = closing
  return sql`
  given as (
    select distinct on (case_id) case_id, reason_code as reason from pub_reply
    where agency_id = ${agencyId} and outcome = 'refused' order by case_id, replied_at desc
  ),
  hiding as (
    select case_id, min(hidden_reason collate "C") as reason
    from pub_case_submission joined join pub_submission said using (agency_id, submission_id)
    where agency_id = ${agencyId} and hidden_reason is not null group by 1
  ),
  reasoned as (
    select coalesce(service_id, ${NIL}::uuid) as service_id, coalesce(area_id, ${NIL}::uuid) as area_id,
           (opened_hour at time zone ${zone})::date as opened_on, case state when 'hidden' then 'hidden' else 'refusedFor' end as what,
           coalesce(case state when 'hidden' then hiding.reason else given.reason end, 'none') collate "C" as reason
    from pub_case left join given on given.case_id = pub_case.case_id left join hiding on hiding.case_id = pub_case.case_id
    where ${isUnit(closing)} and (state = 'hidden' or state = 'refused' and solved_at < ${endOf(closing)})
  )`
}

/** `said`, a row for each sender who was asked how satisfied they were, of the units; the day and the answer where there is one by then. */
export const said = (closing: Closing) => sql`
  said as (
    select coalesce(service_id, ${NIL}::uuid) as service_id, (opened_hour at time zone ${closing.zone})::date as opened_on, answer,
           case when answered_hour < ${endOf(closing)} then (answered_hour at time zone ${closing.zone})::date end as answered_on
    from pub_satisfaction asked where ${isUnit(closing, sql.ref('asked'))}
  )`

/**
 * `proposal`, a row for each unit that no one chose a service for: whether the machine was unsure, and, when it
 * was not and the office has replied, whether the case is of the proposed service.
 */
export const proposals = (closing: Closing) => sql`
  proposal as (
    select distinct on (pub_case.case_id) coalesce(pub_case.service_id, ${NIL}::uuid) as service_id, coalesce(area_id, ${NIL}::uuid) as area_id,
           (opened_hour at time zone ${closing.zone})::date as opened_on,
           proposed_service_id is null or probability < coalesce(proposal_threshold, 0) as unsure,
           coalesce(first_reply_at < ${endOf(closing)}, false) as replied,
           proposed_service_id is not distinct from pub_case.service_id as is_right
    from pub_case join pub_case_submission joined on joined.agency_id = ${closing.agencyId} and joined.case_id = pub_case.case_id
      join pub_submission said on said.agency_id = ${closing.agencyId} and said.submission_id = joined.submission_id
    where ${isUnit(closing)} and state not in ('withdrawn', 'hidden') and understood and chosen_service_id is null
    order by pub_case.case_id, joined.submission_id
  )`
