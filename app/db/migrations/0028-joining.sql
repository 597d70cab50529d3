-- 0028 joining: submissions on the same matter stand in one case, and part again without loss.
--
-- Owner: app/cases. Why: a hundred people write of one broken pipe; an office works on it once, and each of them
-- keeps their own receipt, promise and verdict. A case that is joined stays as it was, with its replies and its
-- promise, and points to the one that goes on; its submissions move there and remember where they came from.
-- Back: split every joined case, then drop the columns and the table.

alter table matter
  -- The case that goes on in its place; only of a joined one.
  add column joined_into uuid,
  -- What it was before, to be that again when it is split off.
  add column joined_before jsonb,
  -- The earliest promise of those joined to it that is still to be kept: their senders were promised their own days.
  add column joined_due_at timestamptz,
  add foreign key (agency_id, joined_into) references matter,
  drop constraint matter_state_check,
  add constraint matter_state_check check (state in ('open', 'answered', 'waiting-for-person', 'done', 'confirmed', 'not-confirmed', 'refused', 'withdrawn', 'hidden', 'joined')),
  add constraint joined_is_joined_to_one check ((state = 'joined') = (joined_into is not null) and (state = 'joined') = (joined_before is not null));
create index matter_joined on matter (agency_id, joined_into) where joined_into is not null;

alter table case_submission
  -- The case that was opened for it; null while it stands there.
  add column home_case_id uuid,
  -- Its sender sees what the office has said since this event of the case.
  add column since_place integer not null default 0,
  -- The sender's own word on "done", whatever the others say.
  add column verdict text check (verdict in ('confirmed', 'objected')),
  add column objections integer not null default 0;
update case_submission joined set objections = m.objections
  from matter m where m.agency_id = joined.agency_id and m.case_id = joined.case_id;
update case_submission joined set verdict = 'confirmed'
  from matter m where m.agency_id = joined.agency_id and m.case_id = joined.case_id and m.state = 'confirmed';
create index case_submission_home on case_submission (agency_id, home_case_id) where home_case_id is not null;

-- Where a submission stood before, from which event of that case up to which: what was said there stays its sender's.
create table case_stay (
  agency_id     uuid not null,
  submission_id uuid not null,
  case_id       uuid not null,
  from_place    integer not null,
  until_place   integer not null check (until_place >= from_place),
  primary key (agency_id, submission_id, case_id, from_place),
  foreign key (agency_id, case_id) references matter,
  foreign key (agency_id, submission_id) references submission on delete cascade
);
call wall_off('case_stay');

-- In the order in which the inbox shows them, as in 0007 and 0019, with the promises of those joined.
drop index matter_inbox, matter_due, matter_due_open;
create index matter_inbox on matter (agency_id, desk_id, state,
  (least(coalesce(case when first_reply_at is null then first_reply_due_at end, solution_due_at), joined_due_at)), case_id);
create index matter_due on matter (
  agency_id,
  (case when dangerous and state in ('open', 'answered', 'waiting-for-person') then 0 else 1 end),
  (least(coalesce(case when first_reply_at is null then first_reply_due_at end, solution_due_at, timestamptz '9999-01-01 00:00:00Z'), joined_due_at)),
  case_id);
create index matter_due_open on matter (
  agency_id,
  (case when dangerous and state in ('open', 'answered', 'waiting-for-person') then 0 else 1 end),
  (least(coalesce(case when first_reply_at is null then first_reply_due_at end, solution_due_at, timestamptz '9999-01-01 00:00:00Z'), joined_due_at)),
  case_id) where state in ('open', 'answered', 'waiting-for-person');

create or replace view pub_case with (security_invoker = true) as
  select agency_id, case_id, service_id, area_id, office_id, desk_id, state, opened_hour, first_reply_due_at, solution_due_at,
         first_reply_at, solved_at, planned_on, verdict_hour, objections, passed_on, sorted_by, dangerous, danger_by, joined_into
  from matter;

-- Where the case stands for each of its senders: nobody's "it was done" is said for another.
create view pub_sender with (security_invoker = true) as
  select joined.agency_id, joined.submission_id, m.case_id, service_id, area_id,
         case when state = 'done' and verdict = 'confirmed' then 'confirmed'
              when state = 'confirmed' and verdict is distinct from 'confirmed' then 'not-confirmed'
              else state end as state
  from case_submission joined join matter m on m.agency_id = joined.agency_id and m.case_id = joined.case_id;
grant select on pub_sender to pasokh_app;

-- Of app/submissions: whose photo it is, without the picture.
create view pub_photo with (security_invoker = true) as select agency_id, submission_id, photo_id from photo;
grant select on pub_photo to pasokh_app;
