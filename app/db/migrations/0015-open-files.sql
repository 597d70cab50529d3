-- 0015 open files: each release as the tables that are offered for taking away, kept byte for byte.
--
-- Owner: app/opendata. Why: a file that somebody has cited and whose hash they hold stays the same, also
-- when a later version writes its columns otherwise.
-- Back: drop the table and the view; the files are made again from the releases.

create view pub_release with (security_invoker = true) as
  select agency_id, until_day, made_on, method, file, sha256 from release;
grant select on pub_release to pasokh_app;

create table open_release (
  agency_id      uuid not null references agency,
  -- The last closed day, by which a release is known.
  until_day      date not null,
  -- Days of opening that its figures count; null when too few cases for any figure.
  opened_from    date,
  opened_to      date,
  -- Codes of the services that stand by themselves, large enough for it.
  services       text[] not null,
  csv            bytea not null,
  csv_sha256     bytea not null,
  parquet        bytea not null,
  parquet_sha256 bytea not null,
  primary key (agency_id, until_day),
  foreign key (agency_id, until_day) references release (agency_id, until_day)
);
call wall_off('open_release');

-- All public requests are read in the order of their random ids.
create index submission_released_id on submission (agency_id, submission_id) where released_at is not null;
