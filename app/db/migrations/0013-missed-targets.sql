-- 0013 missed targets: which promises were missed, so that the record says it of each once.
--
-- Owner: app/cases. Why: a missed promise is in the public log, once, also when the answer came late.
-- Back: drop table missed_target.

create table missed_target (
  agency_id uuid not null,
  case_id   uuid not null,
  which     text not null check (which in ('first-reply', 'solution')),
  primary key (agency_id, case_id, which),
  foreign key (agency_id, case_id) references matter
);
call wall_off('missed_target');
create index matter_first_reply_due on matter (agency_id, first_reply_due_at);
create index matter_solution_due on matter (agency_id, solution_due_at);
