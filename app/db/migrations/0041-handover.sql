-- 0041 handover: a matter is given to another agency, which accepts it and opens its own case, or says no.
--
-- Owner: app/cases. Why: what is another agency's must not be closed with "not ours": it is offered to that agency, the
-- clock going on, and the person sees each step through the one receipt. Both sides read the row; only the agency that
-- hands over writes it. Its words are sealed under a key of their own, wrapped for both.
-- Back: cases that were handed over must be taken up again first; then drop the tables and the columns.

alter table matter
  -- The handover by which it came from another agency.
  add column came_by uuid,
  -- How it ended at the agency it was handed over to.
  add column ended_as text check (ended_as in ('done', 'confirmed', 'not-confirmed', 'refused')),
  drop constraint matter_state_check,
  add constraint matter_state_check check (state in ('open', 'answered', 'waiting-for-person', 'done', 'confirmed', 'not-confirmed', 'refused', 'withdrawn', 'hidden', 'joined', 'handed-over')),
  add constraint only_handed_over_ends_elsewhere check (ended_as is null or state = 'handed-over');

create table handover (
  agency_id    uuid not null,
  handover_id  uuid not null,
  case_id      uuid not null,
  to_agency_id uuid not null references agency,
  -- The case of the other agency, once it was accepted.
  to_case_id   uuid,
  state        text not null default 'offered' check (state in ('offered', 'accepted', 'refused', 'taken-back')),
  -- What it was about here, for who decides there.
  service_name jsonb,
  area_name    jsonb,
  due_at       timestamptz,
  submissions  integer not null check (submissions > 0),
  -- The key of the words, wrapped for each side.
  wrapped_from bytea not null,
  wrapped_to   bytea not null,
  words        bytea not null,
  answer       bytea,
  offered_by   uuid not null,
  offered_at   timestamptz not null,
  answered_at  timestamptz,
  primary key (agency_id, handover_id),
  foreign key (agency_id, case_id) references matter,
  check ((state = 'accepted') = (to_case_id is not null)),
  check ((state = 'offered') = (answered_at is null)),
  check (agency_id <> to_agency_id)
);
call wall_off('handover');
create policy other_side_reads on handover for select to pasokh_app using (to_agency_id = (select current_agency()));
create unique index handover_open on handover (agency_id, case_id) where state = 'offered';
create index handover_of_case on handover (agency_id, case_id, offered_at);
create index handover_to on handover (to_agency_id, state, offered_at);
create index handover_to_case on handover (to_agency_id, to_case_id) where to_case_id is not null;

-- Whose messages went with it, for the holders of their receipts.
create table handover_submission (
  agency_id     uuid not null,
  handover_id   uuid not null,
  submission_id uuid not null,
  primary key (agency_id, handover_id, submission_id),
  foreign key (agency_id, handover_id) references handover,
  foreign key (agency_id, submission_id) references submission on delete cascade
);
call wall_off('handover_submission');
create index handover_submission_of on handover_submission (agency_id, submission_id);

-- A case that was handed over stays open here until it has ended there, and then counts as it ended; its sender is told the same.
create or replace view pub_case with (security_invoker = true) as
  select agency_id, case_id, service_id, area_id, office_id, desk_id, coalesce(ended_as, state) as state, opened_hour,
         case when first_reply_due_at > paused_since then null else first_reply_due_at end as first_reply_due_at,
         case when solution_due_at > paused_since then null else solution_due_at end as solution_due_at,
         first_reply_at, solved_at, planned_on, verdict_hour, objections, passed_on, sorted_by, dangerous, danger_by, joined_into
  from matter;

create or replace view pub_sender with (security_invoker = true) as
  select joined.agency_id, joined.submission_id, m.case_id, service_id, area_id,
         case when state = 'done' and verdict = 'confirmed' then 'confirmed'
              when state = 'confirmed' and verdict is distinct from 'confirmed' then 'not-confirmed'
              when state = 'handed-over' then coalesce(ended_as, 'open')
              else state end as state
  from case_submission joined join matter m on m.agency_id = joined.agency_id and m.case_id = joined.case_id;
