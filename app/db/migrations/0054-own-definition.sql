-- 0054 own-definition: indicators that an agency defines for itself, each version as it was kept.
--
-- Owner: app/indicators. Why: an agency may ask a question that nobody foresaw. The text goes into its release files, so that
-- whoever reads one can compute the figure again; what was kept never changes, other rules are another version.
-- Back: drop the table; release files keep what was published.

create table own_definition (
  agency_id uuid not null references agency,
  id        text not null,
  version   integer not null,
  -- YAML, checked when it was kept.
  text      text not null,
  kept_at   timestamptz not null,
  kept_by   uuid not null,
  -- In no later release.
  retired   boolean not null default false,
  primary key (agency_id, id, version)
);
call wall_off('own_definition');
