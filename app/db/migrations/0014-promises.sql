-- 0014 promises: whether what was promised is in the log, and what was not.
--
-- Owner: app/record. Why: the receipt promises an entry within two hours; a promise nobody checks is none.
-- These tables belong to the installation: the public page says of all agencies whether promises were kept.
-- Back: drop both tables.

create table log_watch (
  agency_id     uuid primary key,
  -- Every promise of these hours has been looked at.
  checked_until timestamptz not null,
  checked_at    timestamptz not null,
  promises      bigint not null default 0,
  broken        bigint not null default 0
);

-- Entries that were not in the log when they had to be.
create table log_incident (
  incident_id uuid primary key default gen_random_uuid(),
  agency_id   uuid not null,
  count       integer not null check (count > 0),
  found_at    timestamptz not null
);

grant select, insert, update on log_watch to pasokh_app;
grant select, insert on log_incident to pasokh_app;
