-- 0023 reports: what managers read each week and month, kept, and who wants to be told.
--
-- Owner: app/reports. Why: a report is of closed days; what it said stays readable when cases have moved on.
-- Back: drop the tables and the view; reports of past periods cannot be made again exactly.

-- How an office replied and when; neither text nor officer.
create view pub_reply with (security_invoker = true) as
  select agency_id, case_id, outcome, reason_code, replied_at from reply;
grant select on pub_reply to pasokh_app;

create table report_setting (
  agency_id uuid not null references agency,
  weekly    boolean not null default true,
  monthly   boolean not null default true,
  -- 6 is Saturday, 1 is Monday, as JavaScript counts.
  week_starts smallint not null default 6 check (week_starts between 0 and 6),
  primary key (agency_id)
);
call wall_off('report_setting');

create table report (
  agency_id uuid not null references agency,
  report_id uuid not null default gen_random_uuid(),
  kind      text not null check (kind in ('week', 'month')),
  from_day  date not null,
  to_day    date not null,
  made_at   timestamptz not null,
  -- The figures, without a word of a person; sentences are made of them at each reading.
  facts     jsonb not null,
  primary key (agency_id, report_id),
  unique (agency_id, kind, to_day)
);
call wall_off('report');

create table report_reader (
  agency_id  uuid not null,
  officer_id uuid not null,
  kind       text not null check (kind in ('week', 'month')),
  primary key (agency_id, officer_id, kind),
  foreign key (agency_id, officer_id) references officer on delete cascade
);
call wall_off('report_reader');
