-- 0024 address file: areas with their history, addresses and assets, and the gazetteer made of them.
--
-- Owner: app/places. Why: an address as people write it is found only in a file of addresses; names, codes and
-- borders change, and what was true at the time of an old case must still be readable. Most areas of such a file
-- are not chosen on a form nor counted by: `offered` tells those that are.
-- Back: drop the tables, the function with its triggers, and the columns of area.

alter table area
  -- What kind of area it is, from the largest to the smallest.
  add column level text not null default 'quarter'
    check (level in ('country', 'province', 'county', 'district', 'rural-district', 'city', 'quarter', 'village')),
  add column parent_id uuid,
  -- Names in further languages by their tag: {"ps": "…", "fr": "…"}.
  add column more_names jsonb not null default '{}',
  -- People choose it on the form, and cases are counted by it. The others are there to be found in addresses.
  add column offered boolean not null default true,
  add column valid_from date,
  add column valid_to date check (valid_to >= valid_from),
  -- What took its place when it came to an end.
  add column replaced_by uuid,
  -- The border with fewer corners, for drawing; made from `border` together with those of its neighbours.
  add column outline jsonb,
  add foreign key (agency_id, parent_id) references area,
  add foreign key (agency_id, replaced_by) references area;
create index area_parent on area (agency_id, parent_id) where parent_id is not null;
create index area_offered on area (agency_id) where offered;

-- Every code that an area has had, by whoever keeps it: amar, gnaf, geonames, or a name of one's own.
-- A code is never given to another area.
create table area_code (
  agency_id  uuid not null,
  keeper     text not null check (keeper ~ '^[a-z][a-z0-9-]{0,29}$'),
  code       text not null check (length(code) between 1 and 60),
  area_id    uuid not null,
  valid_from date,
  valid_to   date check (valid_to >= valid_from),
  primary key (agency_id, keeper, code),
  foreign key (agency_id, area_id) references area
);
create index area_code_of on area_code (agency_id, area_id);
call wall_off('area_code');

-- An address after G-NAF: a number on an alley or street in an area.
create table address (
  agency_id  uuid not null references agency,
  address_id uuid not null default gen_random_uuid(),
  keeper     text not null check (keeper ~ '^[a-z][a-z0-9-]{0,29}$'),
  code       text not null check (length(code) between 1 and 80),
  area_id    uuid not null,
  street     text not null default '',
  alley      text not null default '',
  number     text not null default '',
  unit       text not null default '',
  postcode   text,
  point      point,
  -- 1 surveyed … 6 the region only.
  reliability smallint check (reliability between 1 and 6),
  -- How many sources know it, from -1 (none any more), and what the point marks, as G-NAF says both.
  confidence smallint check (confidence >= -1),
  point_kind text,
  -- The code of the address that this is another way to write, and of the building that this is a unit of.
  principal  text,
  unit_of    text,
  valid_from date,
  valid_to   date check (valid_to >= valid_from),
  -- The code of the address that took its place.
  replaced_by text,
  primary key (agency_id, address_id),
  unique (agency_id, keeper, code),
  foreign key (agency_id, area_id) references area
);
create index address_way on address (agency_id, area_id, street, alley);
call wall_off('address');

-- A thing with a number on it that stands somewhere: people name it when they say where.
create table asset (
  agency_id uuid not null references agency,
  asset_id  uuid not null default gen_random_uuid(),
  kind      text not null check (kind in ('lamp', 'manhole', 'mast', 'branch')),
  code      text not null check (length(code) between 1 and 60),
  name      jsonb,
  -- The agency it belongs to, where that is another one.
  owner_id  uuid references agency,
  area_id   uuid,
  point     point not null,
  valid_from date,
  valid_to  date check (valid_to >= valid_from),
  primary key (agency_id, asset_id),
  unique (agency_id, kind, code),
  foreign key (agency_id, area_id) references area
);
call wall_off('asset');

-- Which state of an agency's areas, addresses and assets this is: what was made of them is of one state.
create table place_version (
  agency_id uuid not null primary key references agency,
  version   bigint not null
);
call wall_off('place_version');

create function place_changed() returns trigger
  language plpgsql
  as $$
  begin
    -- A restored backup brings the version with it.
    if current_agency() is not null then
      insert into place_version values (current_agency(), 1)
      on conflict (agency_id) do update set version = place_version.version + 1;
    end if;
    return null;
  end $$;
create trigger place_changed after insert or update or delete on area for each statement execute function place_changed();
create trigger place_changed after insert or update or delete on address for each statement execute function place_changed();
create trigger place_changed after insert or update or delete on asset for each statement execute function place_changed();

-- The gazetteer of @pasokh/geocoder in parts of some megabytes, and the version it was made of.
create table gazetteer_part (
  agency_id uuid not null references agency,
  part      integer not null,
  version   bigint not null,
  bytes     bytea not null,
  primary key (agency_id, part)
);
call wall_off('gazetteer_part');

-- How many addresses lie in a cell of H3, of resolution 8 and of those above it to 4.
create table address_cell (
  agency_id uuid not null references agency,
  cell      text not null,
  addresses integer not null check (addresses > 0),
  primary key (agency_id, cell)
);
call wall_off('address_cell');
