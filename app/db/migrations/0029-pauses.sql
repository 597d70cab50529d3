-- 0029 pauses: a clock stands only for a public reason, and what is due next stands in one column.
--
-- Owner: app/cases. Why: while an office waits for the person, or the matter is with another agency, its own clock stands,
-- and what was left of it is counted on afterwards. A day that was planned is a promise like the others. The inbox, the
-- desk counts and the escalation ask for what is due next; it is worked out here from the row, so that it cannot differ from it.
-- When: matter is rewritten once for the generated column.
-- Back: drop the table, the columns and the indexes; make those of 0028 again.

create table case_pause (
  agency_id uuid not null,
  pause_id  uuid not null default gen_random_uuid(),
  case_id   uuid not null,
  reason    text not null check (reason in ('person', 'other-agency')),
  from_at   timestamptz not null,
  -- Null while the clock stands.
  to_at     timestamptz check (to_at >= from_at),
  primary key (agency_id, pause_id),
  foreign key (agency_id, case_id) references matter
);
call wall_off('case_pause');
create unique index case_pause_open on case_pause (agency_id, case_id) where to_at is null;
create index case_pause_by_case on case_pause (agency_id, case_id, from_at);

alter table matter
  -- Since when the clocks stand; null while they run.
  add column paused_since timestamptz,
  -- The end of the day of a plan, in the zone of the agency.
  add column planned_until timestamptz;

update matter set planned_until = (planned_on + 1)::timestamp at time zone agency.zone
  from agency where agency.agency_id = matter.agency_id and planned_on is not null and state = 'answered';
update matter set paused_since = (
    select max(replied_at) from reply where reply.agency_id = matter.agency_id and reply.case_id = matter.case_id and outcome = 'question')
  where state = 'waiting-for-person';
insert into case_pause (agency_id, case_id, reason, from_at)
  select agency_id, case_id, 'person', paused_since from matter where paused_since is not null;

-- What runs out next while somebody has to act; what was missed before the clock stopped stays missed.
alter table matter add column due_at timestamptz generated always as (
  case when state not in ('open', 'answered', 'waiting-for-person') then null
       when least(case when first_reply_at is null and first_reply_due_at is not null then first_reply_due_at
                       when solved_at is null then solution_due_at end, planned_until, joined_due_at) > paused_since then null
       else least(case when first_reply_at is null and first_reply_due_at is not null then first_reply_due_at
                       when solved_at is null then solution_due_at end, planned_until, joined_due_at) end) stored;

drop index matter_inbox, matter_due, matter_due_open;
-- For the inbox: danger first, then by what is due next. Of a desk, of the agency, and of the agency in any state.
create index matter_due_at_desk on matter (
  agency_id, desk_id,
  (case when dangerous and state in ('open', 'answered', 'waiting-for-person') then 0 else 1 end),
  (coalesce(due_at, timestamptz '9999-01-01 00:00:00Z')),
  case_id) where state in ('open', 'answered', 'waiting-for-person');
create index matter_due_open on matter (
  agency_id,
  (case when dangerous and state in ('open', 'answered', 'waiting-for-person') then 0 else 1 end),
  (coalesce(due_at, timestamptz '9999-01-01 00:00:00Z')),
  case_id) where state in ('open', 'answered', 'waiting-for-person');
create index matter_due on matter (
  agency_id,
  (case when dangerous and state in ('open', 'answered', 'waiting-for-person') then 0 else 1 end),
  (coalesce(due_at, timestamptz '9999-01-01 00:00:00Z')),
  case_id);

-- While its clock stands nobody knows the day, and it is not counted as missed.
create or replace view pub_case with (security_invoker = true) as
  select agency_id, case_id, service_id, area_id, office_id, desk_id, state, opened_hour,
         case when first_reply_due_at > paused_since then null else first_reply_due_at end as first_reply_due_at,
         case when solution_due_at > paused_since then null else solution_due_at end as solution_due_at,
         first_reply_at, solved_at, planned_on, verdict_hour, objections, passed_on, sorted_by, dangerous, danger_by, joined_into
  from matter;
