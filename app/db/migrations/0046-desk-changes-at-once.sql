-- 0046 desk changes at once: thousands of cases that change together are told of in one pass.
--
-- Owner: app/cases. Why: the function of 0040 joined what was with what is; kept for small changes, its plan compared
-- each of five thousand rows with every other. Both are now simply read.
-- Back: the function of 0040.

create or replace function tell_desks_left() returns trigger language plpgsql as $$
  begin
    insert into desk_change (agency_id, tx, desk_id, case_id, hour)
      select agency_id, pg_current_xact_id(), desk_id, case_id, date_trunc('hour', now()) from (
        select agency_id, desk_id, case_id, state from was_there
        union
        select agency_id, desk_id, case_id, state from now_there) both_times
      where state <> 'joined'
      on conflict do nothing;
    return null;
  end $$;
