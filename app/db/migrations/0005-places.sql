-- 0005 places: areas, and which office is responsible for which service where.
--
-- Owner: app/places. Why apart from agencies: an agency knows no area (RULINGS, "Who owns what").
-- Back: drop the tables.

create table area (
  agency_id uuid not null references agency,
  area_id   uuid not null default gen_random_uuid(),
  name      jsonb not null,
  -- What else people call it, and the streets in it; folded when matched.
  aliases   text[] not null default '{}',
  -- The middle of the area; the only point of it that may be public.
  centre    point,
  -- The border as a GeoJSON Polygon or MultiPolygon; null where only names are known.
  border    jsonb,
  retired   boolean not null default false,
  primary key (agency_id, area_id)
);
call wall_off('area');

create table responsibility (
  agency_id         uuid not null references agency,
  responsibility_id uuid not null default gen_random_uuid(),
  -- Null means every service, and every area. The narrower rule wins: service before area.
  service_id        uuid,
  area_id           uuid,
  -- The office is that of the desk.
  desk_id           uuid not null,
  primary key (agency_id, responsibility_id),
  unique nulls not distinct (agency_id, service_id, area_id),
  foreign key (agency_id, service_id) references service,
  foreign key (agency_id, area_id) references area,
  foreign key (agency_id, desk_id) references desk
);
call wall_off('responsibility');
