-- 0052 apology: what an office says when it broke a promise, or when an objection was right.
--
-- Owner: app/cases. Why: a reply that solves such a case says what happened, whose fault it was, what is put right, and what is done
-- so that it does not happen again, under the name of who writes it. It is sealed under the key of its reply; for which faults it is,
-- stands beside it and is counted.
-- Back: drop the view and the table.

create table apology (
  agency_id uuid not null,
  reply_id  uuid not null,
  -- Empty where nobody owed one.
  faults    text[] not null check (faults <@ array['late-reply', 'late-solution', 'broken-plan', 'objection']),
  sealed    bytea not null,
  primary key (agency_id, reply_id),
  foreign key (agency_id, reply_id) references reply on delete cascade
);
call wall_off('apology');

-- That there was one, and for what; never what it says.
create view pub_apology with (security_invoker = true) as
  select agency_id, case_id, replied_at, faults from apology join reply using (agency_id, reply_id);
grant select on pub_apology to pasokh_app;
