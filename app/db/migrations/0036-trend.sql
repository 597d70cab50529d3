-- 0033 trend: what each release said of the whole agency, and what happened meanwhile, for charts over time.
--
-- Owner: app/indicators. Why: a chart of three years would open a thousand files. What stands here follows from each
-- release's file by its own method and can be made again at any time; the file stays what counts.
-- Back: drop the tables.

create table release_figures (
  agency_id uuid not null references agency,
  until_day date not null,
  method    text not null,
  smallest_group integer not null,
  -- Of the whole agency; empty when there were too few cases.
  figures   jsonb not null,
  primary key (agency_id, until_day),
  foreign key (agency_id, until_day) references release (agency_id, until_day)
);
call wall_off('release_figures');

-- What readers of a chart should know of: a new office, a flood, another way of counting.
create table result_event (
  agency_id uuid not null references agency,
  event_id  uuid not null default gen_random_uuid(),
  day       date not null,
  text      jsonb not null,
  primary key (agency_id, event_id)
);
call wall_off('result_event');
