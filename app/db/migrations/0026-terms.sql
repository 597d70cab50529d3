-- 0026 terms: service targets in working or calendar time, shorter ones for danger, and why a case is due when it is.
--
-- Owner: app/agencies (service_target, calendar_version) and app/cases (matter). Why: a target was a number of working days
-- for every case of a service. Now it may be counted in calendar time, and danger may have hours of its own. A case keeps the
-- terms of its two clocks, and a calendar every version it had, so that the day can be explained long after both have changed.
-- When: service_target, calendar and matter are each read once and written.
-- Back: drop the columns and the table; cases keep their days, and nobody can say why any more.

alter table service_target
  add column counting text not null default 'working' check (counting in ('working', 'calendar')),
  -- Of cases that may be dangerous; null promises them no more than the others.
  add column urgent_counting text check (urgent_counting in ('working', 'calendar')),
  add column urgent_first_reply_hours integer check (urgent_first_reply_hours between 1 and 8760),
  add column urgent_solution_hours integer check (urgent_solution_hours between 1 and 8760),
  add constraint urgent_target_is_whole check (
    (urgent_counting is null) = (urgent_first_reply_hours is null) and (urgent_counting is null) = (urgent_solution_hours is null));

create table calendar_version (
  agency_id   uuid not null,
  calendar_id uuid not null,
  version     integer not null,
  -- As calendar.hours was then.
  hours       jsonb not null,
  primary key (agency_id, calendar_id, version),
  foreign key (agency_id, calendar_id) references calendar
);
call wall_off('calendar_version');
insert into calendar_version (agency_id, calendar_id, version, hours) select agency_id, calendar_id, version, hours from calendar;

-- {firstReply, solution}: of each from when, how much, in which time, by which version of which calendar. Null where nothing is promised.
alter table matter add column terms jsonb;

update matter set terms = jsonb_build_object('firstReply', base || jsonb_build_object('amount', first_reply_days),
                                             'solution', base || jsonb_build_object('amount', solution_days))
from (
  select m.agency_id, m.case_id, t.first_reply_days, t.solution_days,
         jsonb_build_object('from', to_char(m.opened_hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'counting', 'working', 'unit', 'day', 'isUrgent', false, 'calendarId', c.calendar_id, 'calendarVersion', c.version) as base
  from matter m
    join service_target t on t.agency_id = m.agency_id and t.service_id = m.service_id and t.version = m.target_version
    join office o on o.agency_id = m.agency_id and o.office_id = m.office_id
    join calendar c on c.agency_id = m.agency_id and c.calendar_id = o.calendar_id
  where m.first_reply_due_at is not null) known
where matter.agency_id = known.agency_id and matter.case_id = known.case_id;
