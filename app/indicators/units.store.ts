/** SQL of what a release counts, a row for each unit: every case opened on a closed day that is no near-copy and is not joined to another. */
import { sql } from '#kit/db.ts'

const NIL = '00000000-0000-0000-0000-000000000000'

/** The zone whose days are meant, and the last closed day. */
export type Closing = { agencyId: string; zone: string; untilDay: string }

/**
 * `unit`, a row each, with what was taken back before a case was opened for it. States are those at the end of the last
 * closed day, as far as the case says when they came about.
 */
export const units = ({ agencyId, zone, untilDay }: Closing) => sql`
  closing as (select (${untilDay}::date + 1)::timestamp at time zone ${zone} as at),
  known as (
    select case_id, coalesce(service_id, ${NIL}::uuid) as service_id, coalesce(area_id, ${NIL}::uuid) as area_id,
           (opened_hour at time zone ${zone})::date as opened_on, objections, passed_on,
           -- Sorted by bytes: the order of letters in a language costs ten times as much.
           (case when state in ('withdrawn', 'hidden') then state
                 when state in ('done', 'confirmed', 'not-confirmed', 'refused') and solved_at < closing.at then state
                 else 'open' end) collate "C" as class,
           case when first_reply_at < closing.at then first_reply_at end as replied_at,
           case when state in ('done', 'confirmed', 'not-confirmed') and solved_at < closing.at then solved_at end as done_at,
           first_reply_due_at < closing.at as reply_due, solution_due_at < closing.at as solution_due,
           first_reply_due_at, solution_due_at,
           -- The first day that the office named; a later one does not move it.
           case when planned_on is not null then (
             select min(due_on) from pub_reply where pub_reply.agency_id = pub_case.agency_id and pub_reply.case_id = pub_case.case_id
               and outcome = 'planned' and replied_at < closing.at) end as plan_on,
           case when objections > 0 then (
             select count(*) from pub_reply where pub_reply.agency_id = pub_case.agency_id and pub_reply.case_id = pub_case.case_id
               and outcome = 'done' and replied_at < closing.at) else 0 end as done_replies
    from pub_case, closing
    -- One that was joined is counted with the case that goes on in its place, copies among them or not.
    where agency_id = ${agencyId} and opened_hour < closing.at and state <> 'joined'
      and not exists (select from near_copy where near_copy.agency_id = pub_case.agency_id and near_copy.case_id = pub_case.case_id
                      and not exists (select from pub_case joined where joined.agency_id = near_copy.agency_id and joined.joined_into = near_copy.case_id))
  ),
  unit as (
    select case_id, service_id, area_id, opened_on, class,
           (case class when 'hidden' then ${hiddenFor(agencyId)} when 'refused' then ${refusedFor(agencyId)} end) collate "C" as reason,
           class not in ('withdrawn', 'hidden') as counts,
           class in ('done', 'confirmed', 'not-confirmed', 'refused') as is_final,
           objections, passed_on,
           -- Each "done" but the one that stands now was ended by an objection.
           done_replies > (class in ('done', 'confirmed', 'not-confirmed'))::int as done_objected,
           replied_at is not null as replied,
           greatest(coalesce((replied_at at time zone ${zone})::date, ${untilDay}::date) - opened_on, 0) as reply_days,
           done_at is not null as done,
           greatest(coalesce((done_at at time zone ${zone})::date, ${untilDay}::date) - opened_on, 0) as done_days,
           coalesce(reply_due, false) as reply_due, coalesce(reply_due and replied_at <= first_reply_due_at, false) as reply_in_time,
           coalesce(solution_due, false) as solution_due, coalesce(solution_due and done_at <= solution_due_at, false) as done_in_time,
           coalesce(plan_on <= ${untilDay}::date, false) as plan_due,
           coalesce((done_at at time zone ${zone})::date <= plan_on, false) as plan_kept
    from known
    union all
    select null, coalesce(chosen_service_id, ${NIL}::uuid), ${NIL}::uuid, (received_hour at time zone ${zone})::date, 'withdrawn' collate "C", null,
           false, false, 0, 0, false, false, 0, false, 0, false, false, false, false, false, false
    from pub_submission, closing
    where agency_id = ${agencyId} and withdrawn and opened and received_hour < closing.at
      and not exists (select from pub_case_submission joined
                      where joined.agency_id = pub_submission.agency_id and joined.submission_id = pub_submission.submission_id)
  )`

const hiddenFor = (agencyId: string) => sql`(
  select min(hidden_reason) from pub_case_submission joined join pub_submission using (agency_id, submission_id)
  where joined.agency_id = ${agencyId} and joined.case_id = known.case_id)`

const refusedFor = (agencyId: string) => sql`(
  select reason_code from pub_reply where pub_reply.agency_id = ${agencyId} and pub_reply.case_id = known.case_id and outcome = 'refused'
  order by replied_at desc limit 1)`

/**
 * `proposal`, a row for each of these cases that no one chose a service for: whether the machine was unsure, and, when it
 * was not and the office has replied, whether the case is of the proposed service.
 */
export const proposals = (agencyId: string) => sql`
  proposal as (
    select distinct on (chosen.case_id) chosen.case_id,
           proposed_service_id is null or probability < coalesce(proposal_threshold, 0) as unsure, replied,
           proposed_service_id is not distinct from nullif(service_id, ${NIL}::uuid) as is_right
    from chosen join pub_case_submission joined on joined.agency_id = ${agencyId} and joined.case_id = chosen.case_id
      join pub_submission said on said.agency_id = joined.agency_id and said.submission_id = joined.submission_id
    where counts and understood and chosen_service_id is null
    order by chosen.case_id, joined.submission_id
  )`
