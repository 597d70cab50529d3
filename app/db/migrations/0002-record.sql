-- 0002 record: the append-only log of what officers and the system did.
--
-- Owner: app/record. Why: nothing acknowledged may quietly vanish. Lines wait in record_waiting
-- and are numbered by one sequencer, so that the order has no gap and a citizen's act, which waits
-- for the end of its hour and is drawn in the order of a random id, tells nobody's minute.
-- The two tables belong to the installation, not to an agency (RULINGS, "Who may see what").
-- Back: none; the log is append-only.

create table record_waiting (
  line_id   uuid primary key default gen_random_uuid(),
  -- When the line may be numbered: at once for officers, at the end of the hour for citizens.
  ready_at  timestamptz not null,
  agency_id uuid,
  type      text not null check (length(type) between 3 and 60),
  body      jsonb not null
);
create index record_waiting_ready on record_waiting (ready_at, line_id);

create table record (
  seq       bigint primary key check (seq >= 0),
  line_id   uuid not null unique,
  agency_id uuid,
  type      text not null,
  -- Day for citizens' acts, instant for officers' acts: whatever the line itself says.
  body      jsonb not null,
  numbered_at timestamptz not null
);

grant select, insert, delete on record_waiting to pasokh_app;
grant select, insert on record to pasokh_app;

create function record_is_append_only() returns trigger language plpgsql
  as $$ begin raise exception 'the record is append-only'; end $$;
create trigger record_is_append_only before update or delete or truncate on record
  for each statement execute function record_is_append_only();

-- How far each reader has come.
create table record_reader (
  name text primary key,
  seq  bigint not null
);
grant select, insert, update on record_reader to pasokh_app;
