-- 0017 witnesses: what was last signed for each other log, and how far each witness of ours has come.
--
-- Owner: app/record. Why: a log shows two people two logs unnoticed unless outsiders sign one line of growth.
-- A witness never signs what does not grow from what it signed before, so that must survive a restart.
-- Back: drop both tables.

-- As a witness of other installations: the newest checkpoint signed of each log.
create table witnessed (
  origin    text primary key,
  size      bigint not null check (size >= 0),
  note      text not null,
  signed_at timestamptz not null
);

-- As a log: the size that each witness last signed.
create table log_witness (
  log_id smallint not null references log,
  name   text not null,
  size   bigint not null check (size >= 0),
  primary key (log_id, name)
);

grant select, insert, update on witnessed, log_witness to pasokh_app;

-- A log that may not go on, for a backup was put back that is older than what was published: the next
-- thing to be entered begins another one.
alter table log add column closed boolean not null default false;
grant update (closed) on log to pasokh_app;
