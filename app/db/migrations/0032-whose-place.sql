-- 0032 whose place: a rule may say that a service in an area is another agency's; and what names have meant here.
--
-- Owner: app/places. Why: a lane belongs to the municipality and the cable under it to the telephone company. Where
-- somebody writes to the wrong one, both they and the officer read whose it is. And where a name is borne by several
-- places, those who have chosen or corrected before tell which is usually meant: counts of the whole agency by a name
-- of the gazetteer, with nothing of a person.
-- Back: drop the table; remove rules without a desk, drop the column and make desk_id not null again.

alter table responsibility
  alter column desk_id drop not null,
  add column other_agency_id uuid references agency check (other_agency_id <> agency_id),
  add check ((desk_id is null) <> (other_agency_id is null));

create table place_choice (
  agency_id uuid not null,
  -- A name of the gazetteer in the form for matching: folded, without spaces.
  name      text not null check (length(name) between 1 and 200),
  area_id   uuid not null,
  count     integer not null check (count > 0),
  primary key (agency_id, name, area_id),
  foreign key (agency_id, area_id) references area
);
call wall_off('place_choice');
