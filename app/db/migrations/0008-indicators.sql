-- 0008 indicators: counts kept up to date as things happen, and the releases made from closed days.
--
-- Owner: app/indicators. Why: the console and the public pages read a few rows, however many
-- submissions there are. Roll-ups feed the console; published figures come from the release file.
-- Back: both can be built again (pasokh check --roll-ups).

create table roll_up (
  agency_id  uuid not null references agency,
  day        date not null,
  -- The service at the time of the count; the nil uuid stands for "not sorted".
  service_id uuid not null,
  area_id    uuid not null,
  measure    text not null,
  count      bigint not null,
  primary key (agency_id, day, service_id, area_id, measure)
);
call wall_off('roll_up');

create table release (
  agency_id  uuid not null references agency,
  release_id uuid not null default gen_random_uuid(),
  -- The last closed day it covers, and the day it was made.
  until_day  date not null,
  made_on    date not null,
  method     text not null,
  -- The release file, byte for byte as published (JSON), and its SHA-256.
  file       bytea not null,
  sha256     bytea not null,
  primary key (agency_id, release_id),
  unique (agency_id, until_day)
);
call wall_off('release');
