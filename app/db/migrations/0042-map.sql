-- 0042 map: where cases come from, a sheet for each closed month of an agency.
--
-- Owner: app/map. Why: a map that is counted anew could be subtracted from itself; a sheet is made once, in groups of
-- which none is small, and everything that is shown or given away of a month is made from it.
-- Back: drop the table and the views; sheets cannot be made again, for what they were made from has moved on.

create view pub_near_copy with (security_invoker = true) as select agency_id, case_id from near_copy;
grant select on pub_near_copy to pasokh_app;

create view pub_address_cell with (security_invoker = true) as select agency_id, cell, addresses from address_cell;
grant select on pub_address_cell to pasokh_app;

create table map_sheet (
  agency_id      uuid not null references agency,
  -- A month of the Jalali calendar, 1405-08, and its days.
  month          text not null check (month ~ '^\d{4}-\d{2}$'),
  from_day       date not null,
  to_day         date not null,
  made_on        date not null,
  -- The sheet byte for byte as published (JSON), the same as tables, and the SHA-256 of each.
  file           bytea not null,
  sha256         bytea not null,
  csv            bytea not null,
  csv_sha256     bytea not null,
  geojson        bytea not null,
  geojson_sha256 bytea not null,
  primary key (agency_id, month)
);
call wall_off('map_sheet');
