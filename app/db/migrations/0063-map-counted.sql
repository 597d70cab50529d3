-- 0063 map-counted: which cases stand on which sheet of the map.
--
-- Owner: app/map. Why: a case that comes after the sheet of its month was made is counted on the next one, and never on
-- two. Rows go when the months are too long past to be asked for.
-- Back: drop the table; late cases are on no map again.

create table map_counted (
  agency_id uuid not null references agency,
  case_id   uuid not null,
  -- Of the sheet that counts it, which may be a later month than its own.
  month     text not null check (month ~ '^\d{4}-\d{2}$'),
  primary key (agency_id, case_id)
);
call wall_off('map_counted');
create index map_counted_month on map_counted (agency_id, month);

-- What was opened in months that have a sheet is taken as counted: it is not known which of it came late.
insert into map_counted (agency_id, case_id, month)
select matter.agency_id, case_id, month
from matter join agency using (agency_id) join map_sheet using (agency_id)
where (opened_hour at time zone zone)::date between from_day and to_day;
