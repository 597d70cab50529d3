-- 0008 indicators: counts kept up to date as things happen, and the releases made from closed days.
--
-- Owner: app/indicators. Why: the console and the public pages read a few rows, however many
-- submissions there are. Roll-ups feed the console; published figures come from the release file.
-- Back: roll-ups can be built again; releases cannot, for what they were made from has moved on.

create table roll_up (
  agency_id  uuid not null references agency,
  -- The civil day of what happened, in the agency's zone.
  day        date not null,
  -- Desk, service and area of the case at the time of the count; the nil uuid stands for "none".
  desk_id    uuid not null,
  service_id uuid not null,
  area_id    uuid not null,
  -- What happened: opened, replied, done, confirmed and so on.
  measure    text not null,
  count      bigint not null check (count > 0),
  primary key (agency_id, day, desk_id, service_id, area_id, measure)
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

-- Cases that say word for word what another of the same service and day says: not counted in releases.
-- Kept, because the text by which they were known is erased after its time.
create table near_copy (
  agency_id uuid not null references agency,
  case_id   uuid not null,
  primary key (agency_id, case_id)
);
call wall_off('near_copy');
