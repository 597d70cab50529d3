-- 0001 house: what every table of an agency stands on.
--
-- Owner: app/db. Why: an agency is walled off in the database itself, so that a forgotten `where`
-- shows nothing instead of everything. The process signs in as pasokh_app, which owns nothing and
-- cannot bypass row-level security; migrations and backups run as the owner of the tables.
-- Back: drop the database.

create extension if not exists pg_trgm;

-- The agency whose rows this transaction may see; null sees none.
create function current_agency() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('pasokh.agency', true), '')::uuid $$;

-- Walls a table off by its agency_id. Forced, so that it binds the owner's functions too; the
-- owner has a policy of its own for migrations, backups and the few lookups made as functions.
create procedure wall_off(named regclass)
  language plpgsql
  as $$
  begin
    execute format('alter table %s enable row level security', named);
    execute format('alter table %s force row level security', named);
    execute format('create policy own_agency on %s to pasokh_app '
      'using (agency_id = (select current_agency())) with check (agency_id = (select current_agency()))', named);
    execute format('create policy owner_all on %s to %I using (true) with check (true)', named, current_user);
    execute format('grant select, insert, update, delete on %s to pasokh_app', named);
  end $$;
