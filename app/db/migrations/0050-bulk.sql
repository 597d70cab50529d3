-- 0050 bulk: one act of an officer on many cases, held until it can be undone no more.
--
-- Owner: app/cases. Why: a hundred people write of one power cut, and an officer answers them at once; who sees a moment
-- later that it was wrong takes it back before anybody has heard of it. The text is sealed and goes when all is done.
-- Back: drop the tables.

create table bulk_act (
  agency_id   uuid not null,
  bulk_id     uuid not null default gen_random_uuid(),
  officer_id  uuid not null,
  -- Of the form it was sent by: sent again, it is the same.
  form        text not null,
  -- What is done, without its text.
  fields      jsonb not null,
  wrapped_key bytea,
  sealed      bytea,
  made_at     timestamptz not null,
  final_at    timestamptz not null,
  state       text not null default 'held' check (state in ('held', 'begun', 'done', 'undone')),
  primary key (agency_id, bulk_id),
  unique (agency_id, officer_id, form),
  foreign key (agency_id, officer_id) references officer on delete cascade
);
call wall_off('bulk_act');
create index bulk_act_due on bulk_act (agency_id, final_at) where state in ('held', 'begun');

create table bulk_case (
  agency_id uuid not null,
  bulk_id   uuid not null,
  case_id   uuid not null,
  -- The last event that the officer had seen.
  seen      integer not null,
  -- `done`, or the word of the refusal; null until its turn has come.
  result    text,
  primary key (agency_id, bulk_id, case_id),
  foreign key (agency_id, bulk_id) references bulk_act on delete cascade,
  foreign key (agency_id, case_id) references matter
);
call wall_off('bulk_case');
