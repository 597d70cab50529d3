-- 0048 case-roll-up: cases by day of opening, desk, service, area and channel, with all that definitions count of them.
--
-- Owner: app/indicators. Why: the console works every indicator out for any period, service, office, area and channel, and may
-- not read all cases for it. Counted again each night for the days of which a case has changed; it can be built again at any time.
-- Back: drop the tables.

create table case_roll_up (
  agency_id  uuid not null references agency,
  opened_on  date not null,
  -- Of the case at the time of the count; the nil uuid, and '-', stand for "none".
  desk_id    uuid not null,
  service_id uuid not null,
  area_id    uuid not null,
  channel    text not null,
  -- What a release counts, by the same rules.
  received integer not null, open integer not null, done integer not null, confirmed integer not null, not_confirmed integer not null,
  refused integer not null, withdrawn integer not null, hidden integer not null, objected integer not null,
  objected_unsettled integer not null, reply_due integer not null, replied_in_time integer not null, solution_due integer not null,
  done_in_time integer not null, cases integer not null, promised integer not null, promises_kept integer not null,
  plan_due integer not null, plan_kept integer not null, done_judged integer not null, done_objected integer not null,
  final_replies integer not null, objections integer not null, placed integer not null, proposable integer not null,
  unsure integer not null, proposal_judged integer not null, proposal_right integer not null,
  -- One element for each case that has come so far: days of waiting, times passed on, why it was refused.
  reply_days  integer[] not null,
  done_days   integer[] not null,
  passed_on   integer[] not null,
  refused_for text[] not null,
  primary key (agency_id, opened_on, desk_id, service_id, area_id, channel)
);
call wall_off('case_roll_up');

-- Up to the end of which day the states of those cases are counted.
create table case_roll_up_day (
  agency_id uuid primary key references agency,
  until_day date not null
);
call wall_off('case_roll_up_day');
