-- 0038 submission place: where each submission is, how it was found and how surely.
--
-- Owner: app/places. Why: found once, when the message is read, and used by whoever opens the case, by officers who put
-- it right, and by the public map. What a person typed and the exact point stay sealed with the submission: here are
-- areas, and a cell behind which at least eight addresses lie.
-- Back: drop the table and the view; cases keep their areas.

create table submission_place (
  agency_id     uuid not null,
  submission_id uuid not null,
  -- The offered area, by which cases are counted.
  area_id       uuid,
  -- Every area that holds it, the narrowest first.
  area_ids      uuid[] not null default '{}',
  how           text not null check (how in ('given', 'point', 'text', 'no-place', 'not-found', 'many', 'officer')),
  -- How far it is known: an area, a street, a house.
  level         text,
  certainty     real not null check (certainty between 0 and 1),
  cell          text,
  -- The name of the gazetteer by which it was found, in the form for matching; nothing that was typed.
  name          text,
  -- Offered areas between which the choice is open.
  candidates    uuid[] not null default '{}',
  -- No references: each would be checked for every message that is taken in, and neither a submission nor an area is
  -- ever deleted. What is erased goes from here too.
  primary key (agency_id, submission_id)
);
call wall_off('submission_place');

create view pub_submission_place with (security_invoker = true) as
  select agency_id, submission_id, area_id, how, certainty, cell from submission_place;
grant select on pub_submission_place to pasokh_app;
