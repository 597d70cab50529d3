-- 0033 escalation: who is told when a promise is broken, and what an umbrella may read of it.
--
-- Owner: app/agencies (agency) and app/cases. Why: a promise that is missed and seen by nobody above the desk is missed again.
-- After a day is missed the lead is told, later the manager, later the umbrella, by the working time of the office; each step
-- once for each missed day. What goes to the umbrella is granted to it, one case at a time, by a row that both can read.
-- When: agency and matter get columns with a default; nothing is rewritten.
-- Back: drop the tables and the columns; nobody is told any more.

alter table agency
  -- Working days after a missed day until each is told; null never. An agency without an umbrella tells none.
  add column lead_after_days     integer default 0 check (lead_after_days between 0 and 90),
  add column manager_after_days  integer default 2 check (manager_after_days between 0 and 90),
  add column umbrella_after_days integer default 5 check (umbrella_after_days between 0 and 90);

alter table matter
  -- The missed day that the steps below are about, how many were taken, and when the next one comes.
  add column escalated_due_at timestamptz,
  add column escalated_steps  smallint not null default 0,
  add column escalates_at     timestamptz;
-- For the escalation: what is overdue, of each agency.
create index matter_overdue on matter (agency_id, due_at) where due_at is not null;

-- Each step that was taken; `told_at` when its letter was put into the outbox.
create table escalation (
  agency_id uuid not null,
  case_id   uuid not null,
  due_at    timestamptz not null,
  step      text not null check (step in ('lead', 'manager', 'umbrella')),
  at        timestamptz not null,
  told_at   timestamptz,
  primary key (agency_id, case_id, due_at, step),
  foreign key (agency_id, case_id) references matter
);
call wall_off('escalation');
create index escalation_untold on escalation (agency_id, step) where told_at is null;

-- A case that an umbrella may read: one row for each, and why. Both sides read it; the agency of the case writes it.
create table case_grant (
  agency_id   uuid not null,
  case_id     uuid not null,
  umbrella_id uuid not null references agency,
  why         text not null check (why in ('overdue', 'objections', 'nobody-may-decide')),
  granted_at  timestamptz not null,
  primary key (agency_id, case_id, umbrella_id),
  foreign key (agency_id, case_id) references matter
);
call wall_off('case_grant');
create policy umbrella_reads on case_grant for select to pasokh_app using (umbrella_id = (select current_agency()));
create index case_grant_of_umbrella on case_grant (umbrella_id, granted_at);
