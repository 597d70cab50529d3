-- 0037 satisfaction: one question after the verdict.
--
-- Owner: app/cases. Why: whether it was done is one thing, how it was handled another. A kind of addition (app/submissions) comes with it.
-- Asked is every sender who has given their verdict, whichever; answered once. What they write beside it is an addition under the
-- key of their submission. Officers of the case see neither, so that nobody has to fear for the next reply.
-- Back: drop the view and the table; delete additions of this kind and make the constraint of 0006 again.

alter table addition
  drop constraint addition_kind_check,
  add constraint addition_kind_check check (kind in ('more', 'correction', 'answer', 'objection', 'thanks', 'satisfaction'));

create table satisfaction (
  agency_id     uuid not null,
  submission_id uuid not null,
  -- 1 not at all, 5 very much.
  answer        smallint not null check (answer between 1 and 5),
  answered_hour timestamptz not null check (answered_hour = date_trunc('hour', answered_hour, 'UTC')),
  primary key (agency_id, submission_id),
  foreign key (agency_id, submission_id) references submission on delete cascade
);
call wall_off('satisfaction');

-- Who was asked, of which service, and what they answered; null where they did not.
create view pub_satisfaction with (security_invoker = true) as
  select joined.agency_id, m.service_id, m.opened_hour, answer
  from case_submission joined
    join matter m on m.agency_id = joined.agency_id and m.case_id = joined.case_id
    left join satisfaction s on s.agency_id = joined.agency_id and s.submission_id = joined.submission_id
  where verdict is not null and m.state not in ('withdrawn', 'hidden');
grant select on pub_satisfaction to pasokh_app;
