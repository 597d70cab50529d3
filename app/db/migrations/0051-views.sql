-- 0051 views: what an officer asks the inbox for again and again, under a name.
--
-- Owner: app/cases. Why: the same filters every morning. Only filters are kept, never words that were searched for:
-- those may be a person's. A view is its officer's own and goes with them.
-- Back: drop the table.

create table saved_view (
  agency_id  uuid not null,
  view_id    uuid not null default gen_random_uuid(),
  officer_id uuid not null,
  name       text not null check (length(name) between 1 and 60),
  asked      jsonb not null,
  primary key (agency_id, view_id),
  unique (agency_id, officer_id, name),
  foreign key (agency_id, officer_id) references officer on delete cascade
);
call wall_off('saved_view');
