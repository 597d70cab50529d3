-- 0004 agencies: tenants, their offices and desks, what they offer and what they promise.
--
-- Owner: app/agencies. Names are {"fa": …, "en": …}. Everything here but the key is public: it is
-- what the form shows before a person sends.
-- Back: drop the tables.

create table agency (
  agency_id      uuid not null primary key,
  slug           text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,38}$'),
  kind           text not null default 'agency' check (kind in ('agency', 'umbrella')),
  parent_id      uuid references agency,
  name           jsonb not null,
  -- Intro above the form, privacy text, contact line: {"intro": {"fa","en"}, "privacy": {…}, …}
  words          jsonb not null default '{}',
  -- A PNG made anew from what was uploaded.
  logo           bytea,
  -- Of the logo's bytes, so that its address changes when it does.
  logo_tag       text,
  lang           text not null default 'fa' check (lang in ('fa', 'en')),
  zone           text not null default 'Asia/Tehran',
  retention_days integer not null default 365 check (retention_days between 30 and 3650),
  -- Days a person has to confirm or object after "done".
  confirm_days   integer not null default 14 check (confirm_days between 3 and 90),
  min_group      integer not null default 10 check (min_group >= 10),
  -- Below this probability no service is guessed; the case goes to the desk "to be sorted".
  sure_enough    real not null default 0.6 check (sure_enough between 0.3 and 0.99),
  open           boolean not null default true,
  -- What an umbrella demands of the agencies under it; null demands nothing.
  most_retention_days integer check (most_retention_days between 30 and 3650),
  least_min_group     integer check (least_min_group >= 10),
  created_at     timestamptz not null,
  check (kind = 'umbrella' or (most_retention_days is null and least_min_group is null))
);
alter table agency enable row level security;
alter table agency force row level security;
-- What an agency is, is public; only the agency itself changes it (and a new one makes itself).
create policy everyone_reads on agency for select to pasokh_app using (true);
create policy own_agency on agency to pasokh_app
  using (agency_id = (select current_agency())) with check (agency_id = (select current_agency()));
do $$ begin execute format('create policy owner_all on agency to %I using (true) with check (true)', current_user); end $$;
grant select, insert, update on agency to pasokh_app;

-- What the umbrellas above an agency demand together: the strictest of each.
create function demands_on(child uuid) returns table (most_retention_days integer, least_min_group integer)
  language sql stable
  as $$
    with recursive above as (
      select parent_id, 1 as step from agency where agency_id = child
      union all
      select agency.parent_id, step + 1 from above join agency on agency_id = above.parent_id where step < 8
    )
    select min(agency.most_retention_days), max(agency.least_min_group)
    from agency where agency_id in (select parent_id from above)
  $$;

-- The agency's key, wrapped by the master key.
create table agency_key (
  agency_id uuid not null primary key references agency,
  wrapped   bytea not null
);
call wall_off('agency_key');

create table calendar (
  agency_id   uuid not null references agency,
  calendar_id uuid not null default gen_random_uuid(),
  name        jsonb not null,
  -- The calendar as @pasokh/worktime reads it: weekly spans and exceptions.
  hours       jsonb not null,
  version     integer not null default 1,
  primary key (agency_id, calendar_id)
);
call wall_off('calendar');

create table office (
  agency_id   uuid not null references agency,
  office_id   uuid not null default gen_random_uuid(),
  name        jsonb not null,
  address     jsonb not null default '{"fa":"","en":""}',
  -- Promises of working days are counted by it.
  calendar_id uuid not null,
  -- Takes no new cases.
  closed      boolean not null default false,
  primary key (agency_id, office_id),
  foreign key (agency_id, calendar_id) references calendar
);
call wall_off('office');

create table desk (
  agency_id uuid not null,
  desk_id   uuid not null default gen_random_uuid(),
  office_id uuid not null,
  name      jsonb not null,
  -- The desk where cases wait whose service or office nobody knows yet: one for each agency.
  sorting   boolean not null default false,
  closed    boolean not null default false,
  primary key (agency_id, desk_id),
  foreign key (agency_id, office_id) references office
);
create unique index desk_sorting on desk (agency_id) where sorting;
call wall_off('desk');

create table officer_desk (
  agency_id  uuid not null,
  officer_id uuid not null,
  desk_id    uuid not null,
  primary key (agency_id, officer_id, desk_id),
  foreign key (agency_id, officer_id) references officer on delete cascade,
  foreign key (agency_id, desk_id) references desk
);
call wall_off('officer_desk');

create table service (
  agency_id   uuid not null references agency,
  service_id  uuid not null default gen_random_uuid(),
  code        text not null check (code ~ '^[a-z0-9][a-z0-9-]{1,58}$'),
  name        jsonb not null,
  description jsonb not null default '{"fa":"","en":""}',
  -- The heading under which it is offered; null stands alone.
  heading     jsonb,
  -- Of public kind: what is said about it may be shown when the person and an officer agree.
  public_kind boolean not null default false,
  -- The office may call back: the contact is shown to the officer of the case.
  calls_back  boolean not null default false,
  -- Cannot be done without knowing where: the form asks for a place.
  needs_place boolean not null default false,
  retired     boolean not null default false,
  sort        integer not null default 0,
  primary key (agency_id, service_id),
  unique (agency_id, code)
);
call wall_off('service');

create table service_example (
  agency_id  uuid not null,
  example_id uuid not null default gen_random_uuid(),
  service_id uuid not null,
  text       text not null check (length(text) between 2 and 500),
  primary key (agency_id, example_id),
  foreign key (agency_id, service_id) references service
);
call wall_off('service_example');

-- Promised working time. A new promise is a new row: an old case keeps the old one.
create table service_target (
  agency_id        uuid not null,
  service_id       uuid not null,
  version          integer not null,
  first_reply_days integer not null check (first_reply_days between 1 and 365),
  solution_days    integer not null check (solution_days between 1 and 365),
  set_at           timestamptz not null,
  primary key (agency_id, service_id, version),
  foreign key (agency_id, service_id) references service
);
call wall_off('service_target');

create table refusal_reason (
  agency_id uuid not null references agency,
  code      text not null check (code ~ '^[a-z][a-z0-9-]{1,38}$'),
  name      jsonb not null,
  retired   boolean not null default false,
  primary key (agency_id, code)
);
call wall_off('refusal_reason');

create table template (
  agency_id   uuid not null references agency,
  template_id uuid not null default gen_random_uuid(),
  outcome     text not null check (outcome in ('done', 'planned', 'refused', 'question', 'passed-on')),
  name        jsonb not null,
  -- {day}, {reason} and {office} are filled in when it is used.
  body        jsonb not null,
  primary key (agency_id, template_id)
);
call wall_off('template');
