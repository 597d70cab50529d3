-- 0007 cases: the matter an office works on, its clocks, its replies and the person's verdict.
--
-- Owner: app/cases. `case` is a word of SQL, so the table is matter. Reply text and reasons of
-- events are sealed under keys of their own, wrapped by the agency's key.
-- Back: drop the tables.

create table matter (
  agency_id   uuid not null references agency,
  case_id     uuid not null default gen_random_uuid(),
  -- What officers call it: six letters and digits, drawn by chance.
  code        text not null,
  service_id  uuid,
  area_id     uuid,
  office_id   uuid not null,
  desk_id     uuid not null,
  state       text not null check (state in ('open', 'answered', 'waiting-for-person', 'done', 'confirmed', 'not-confirmed', 'refused', 'withdrawn', 'hidden')),
  opened_hour timestamptz not null,
  -- The promise this case was opened under; a later change of the service's target leaves it alone.
  target_version integer,
  first_reply_due_at timestamptz,
  solution_due_at    timestamptz,
  first_reply_at     timestamptz,
  -- When the office said done (or refused); null again after an objection.
  solved_at          timestamptz,
  -- The day of a "planned" reply still to come.
  planned_on         date,
  -- Until when silence is awaited; after it the case counts as not confirmed.
  verdict_until      timestamptz,
  verdict_hour       timestamptz,
  objections         integer not null default 0,
  passed_on          integer not null default 0,
  assigned_to        uuid,
  sorted_by          text not null check (sorted_by in ('person', 'proposal', 'officer', 'nobody')),
  -- The person's words arrived after the office last looked.
  news               boolean not null default true,
  primary key (agency_id, case_id),
  unique (agency_id, code),
  foreign key (agency_id, office_id) references office,
  foreign key (agency_id, desk_id) references desk,
  foreign key (agency_id, service_id) references service
);
call wall_off('matter');
-- For the inbox of a desk by due time.
create index matter_inbox on matter (agency_id, desk_id, state, (coalesce(case when first_reply_at is null then first_reply_due_at end, solution_due_at)), case_id);
-- For the nightly close of unanswered verdicts.
create index matter_verdict on matter (agency_id, verdict_until) where state = 'done';

create table case_submission (
  agency_id     uuid not null,
  case_id       uuid not null,
  submission_id uuid not null,
  primary key (agency_id, case_id, submission_id),
  unique (agency_id, submission_id),
  foreign key (agency_id, case_id) references matter,
  foreign key (agency_id, submission_id) references submission on delete cascade
);
call wall_off('case_submission');

create table reply (
  agency_id   uuid not null,
  reply_id    uuid not null default gen_random_uuid(),
  case_id     uuid not null,
  outcome     text not null check (outcome in ('done', 'planned', 'refused', 'question', 'passed-on', 'update')),
  wrapped_key bytea,
  sealed      bytea,
  due_on      date,
  reason_code text,
  officer_id  uuid not null,
  replied_at  timestamptz not null,
  primary key (agency_id, reply_id),
  constraint only_a_plan_has_a_day check ((outcome = 'planned') = (due_on is not null)),
  constraint only_a_refusal_has_a_reason check ((outcome = 'refused') = (reason_code is not null)),
  foreign key (agency_id, case_id) references matter
);
create index reply_by_case on reply (agency_id, case_id, replied_at);
call wall_off('reply');

create table reply_file (
  agency_id uuid not null,
  file_id   uuid not null default gen_random_uuid(),
  reply_id  uuid not null,
  name      text not null check (length(name) between 1 and 200),
  type      text not null,
  -- Under the reply's key.
  sealed    bytea not null,
  primary key (agency_id, file_id),
  foreign key (agency_id, reply_id) references reply
);
call wall_off('reply_file');

-- Every change of a case: who, when, why. An officer's exact time, a citizen's hour.
create table case_event (
  agency_id  uuid not null,
  event_id   uuid not null default gen_random_uuid(),
  case_id    uuid not null,
  type       text not null,
  officer_id uuid,
  at         timestamptz not null,
  -- Order among the events of one case; the hour of a citizen says nothing about it.
  place      integer not null,
  fields     jsonb not null default '{}',
  wrapped_key bytea,
  reason_sealed bytea,
  primary key (agency_id, event_id),
  unique (agency_id, case_id, place),
  foreign key (agency_id, case_id) references matter
);
call wall_off('case_event');

-- What later slices may read of cases: days, states and codes, nothing sealed.
create view pub_case with (security_invoker = true) as
  select agency_id, case_id, service_id, area_id, office_id, desk_id, state, opened_hour, first_reply_due_at, solution_due_at,
         first_reply_at, solved_at, planned_on, verdict_hour, objections, passed_on, sorted_by
  from matter;
grant select on pub_case to pasokh_app;

-- What happened to a case and when: an officer's instant, a citizen's hour; neither who nor why.
create view pub_case_event with (security_invoker = true) as
  select agency_id, case_id, type, at, fields ->> 'outcome' as outcome from case_event;
grant select on pub_case_event to pasokh_app;
-- For the counts of a day.
create index case_event_at on case_event (agency_id, at);

create view pub_case_submission with (security_invoker = true) as
  select agency_id, case_id, submission_id from case_submission;
grant select on pub_case_submission to pasokh_app;

-- What officers put right, for learning.
create table correction (
  agency_id     uuid not null,
  correction_id uuid not null default gen_random_uuid(),
  submission_id uuid not null,
  from_service_id uuid,
  to_service_id uuid not null,
  officer_id    uuid not null,
  corrected_at  timestamptz not null,
  primary key (agency_id, correction_id),
  foreign key (agency_id, submission_id) references submission on delete cascade,
  foreign key (agency_id, to_service_id) references service
);
call wall_off('correction');
