-- 0030 residents: how many people live in each area, for seeing where people are not heard.
--
-- Owner: app/indicators. Why apart from areas: it comes from a census and not from the agency, changes with it, and is
-- needed for nothing but figures. It stands in each release, so that anyone can compute with it.
-- Back: drop the table.

create table area_residents (
  agency_id uuid not null references agency,
  area_id   uuid not null,
  people    integer not null check (people between 1 and 100000000),
  -- Who counted them and when, as the method page says it.
  source    text not null check (length(source) between 2 and 200),
  primary key (agency_id, area_id),
  foreign key (agency_id, area_id) references area on delete cascade
);
call wall_off('area_residents');
