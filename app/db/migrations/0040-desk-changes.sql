-- 0040 desk changes: in which desks something has changed lately, so that open pages are told.
--
-- Owner: app/cases. Why: two officers work at one desk, and each should see what the other does without asking anew. A
-- row says which case of which desk, by the transaction that changed it and the hour it began in; a job takes it away
-- two hours later. No officer and no person stands in it.
-- Back: drop the triggers, the function and the table.

create table desk_change (
  agency_id uuid not null,
  -- Who reads them has a snapshot of its own, and knows from it which of these it has not seen.
  tx        xid8 not null,
  desk_id   uuid not null,
  case_id   uuid not null,
  hour      timestamptz not null check (hour = date_trunc('hour', hour)),
  primary key (agency_id, tx, desk_id, case_id)
);
call wall_off('desk_change');

create function tell_desks() returns trigger language plpgsql as $$
  begin
    insert into desk_change (agency_id, tx, desk_id, case_id, hour)
      select agency_id, pg_current_xact_id(), desk_id, case_id, date_trunc('hour', now()) from now_there where state <> 'joined'
      on conflict do nothing;
    return null;
  end $$;

-- The desk that a case leaves is told, too.
create function tell_desks_left() returns trigger language plpgsql as $$
  begin
    insert into desk_change (agency_id, tx, desk_id, case_id, hour)
      select agency_id, pg_current_xact_id(), was.desk_id, case_id, date_trunc('hour', now())
      from was_there was join now_there there using (agency_id, case_id)
      where was.desk_id <> there.desk_id or (was.state = 'joined') <> (there.state = 'joined')
      on conflict do nothing;
    insert into desk_change (agency_id, tx, desk_id, case_id, hour)
      select agency_id, pg_current_xact_id(), desk_id, case_id, date_trunc('hour', now()) from now_there where state <> 'joined'
      on conflict do nothing;
    return null;
  end $$;

create trigger tell_desks_of_new after insert on matter
  referencing new table as now_there for each statement execute function tell_desks();
create trigger tell_desks_of_change after update on matter
  referencing old table as was_there new table as now_there for each statement execute function tell_desks_left();
