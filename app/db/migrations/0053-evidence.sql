-- 0053 evidence: what shows that it was done, where an office says so.
--
-- Owner: app/cases. Why: "done" without anything to see is what people object to most. A service may demand words, a photo or a
-- measurement with the reply; it is sealed under the key of the reply, and its kind is counted.
-- Back: drop the view, the table and the column.

alter table service add column needs_evidence boolean not null default false;

create table evidence (
  agency_id uuid not null,
  reply_id  uuid not null,
  kind      text not null check (kind in ('text', 'measurement', 'photo')),
  sealed    bytea not null,
  primary key (agency_id, reply_id),
  foreign key (agency_id, reply_id) references reply on delete cascade
);
call wall_off('evidence');

-- That there was some, and of which kind; never what it shows.
create view pub_evidence with (security_invoker = true) as
  select agency_id, case_id, replied_at, kind from evidence join reply using (agency_id, reply_id);
grant select on pub_evidence to pasokh_app;
