-- 0060 standing aside: an officer whom a complaint is about never handles it.
--
-- Owner: app/cases. Why: who is named in a complaint must not read it, answer it, or decide that it is closed. Declared by an
-- officer, or found when the words name one; from then on the case is not there for them, until a lead lets them back.
-- Back: drop the table; officers see all cases of their desks again.

create table case_conflict (
  agency_id  uuid not null,
  case_id    uuid not null,
  officer_id uuid not null,
  how        text not null check (how in ('declared', 'named')),
  since      timestamptz not null,
  lifted_at  timestamptz,
  primary key (agency_id, case_id, officer_id),
  foreign key (agency_id, case_id) references matter
);
call wall_off('case_conflict');
create index case_conflict_of_officer on case_conflict (agency_id, officer_id) where lifted_at is null;
