-- 0061 leave: while an officer is away a colleague has their cases.
--
-- Owner: app/cases. Why: what is promised goes on while its officer is away. From the first day on what they have in hand is
-- given to a colleague, and what comes meanwhile, too; after the last day it comes back, or stays, as was said.
-- Back: drop both tables; cases stay with whom they are.

create table desk_leave (
  agency_id     uuid not null,
  leave_id      uuid not null default gen_random_uuid(),
  officer_id    uuid not null,
  from_on       date not null,
  -- The last day away.
  to_on         date not null,
  to_officer_id uuid not null,
  comes_back    boolean not null,
  state         text not null default 'coming' check (state in ('coming', 'away', 'over')),
  made_by       uuid not null,
  made_at       timestamptz not null,
  primary key (agency_id, leave_id),
  check (to_on >= from_on),
  check (officer_id <> to_officer_id)
);
call wall_off('desk_leave');
create index desk_leave_not_over on desk_leave (agency_id, from_on) where state <> 'over';

-- What was given away for it.
create table leave_case (
  agency_id uuid not null,
  leave_id  uuid not null,
  case_id   uuid not null,
  primary key (agency_id, leave_id, case_id),
  foreign key (agency_id, leave_id) references desk_leave,
  foreign key (agency_id, case_id) references matter
);
call wall_off('leave_case');
