-- 0012 log: the record as a public log that nobody can quietly rewrite.
--
-- Owner: app/record. Why: the trigger of 0002 binds the process and not the owner of the database.
-- Now every line has an entry in a Merkle tree whose root is signed and public (C2SP tlog-tiles), so
-- that a changed, dropped or moved line is found by anyone who kept a signed checkpoint.
-- These tables belong to the installation, not to an agency (RULINGS, "Who may see what").
-- Back: none; the log is append-only.

-- Lines of before have no entry: the log begins after them.
insert into record (seq, line_id, agency_id, type, body, numbered_at)
  select (select coalesce(max(seq) + 1, 0) from record) + row_number() over (order by ready_at, line_id) - 1,
         line_id, agency_id, type, body, ready_at
  from record_waiting;
delete from record_waiting;

alter table record drop column line_id,
  -- The case or submission a line is about: for the holder of its receipt, never in the entry.
  add column about uuid,
  -- With it the entry's commitment to this line can be checked; null where another holds the salt.
  add column salt  bytea,
  -- The bytes that are public.
  add column entry bytea;
create index record_about on record (about) where about is not null;

alter table record_waiting
  add column about uuid,
  add column salt  bytea,
  add column entry bytea not null;

-- A log of this installation, by the name it signs with. The newest is the one that grows.
create table log (
  log_id    smallint primary key,
  origin    text not null unique,
  -- The line of the record that is its entry 0.
  first_seq bigint not null check (first_seq >= 0),
  begun_at  timestamptz not null
);

-- The public keys of a log, each from a size on; all but the first with the checkpoint by which the
-- key before handed over.
create table log_key (
  log_id    smallint not null references log,
  from_size bigint not null check (from_size >= 0),
  vkey      text not null,
  handover  text,
  primary key (log_id, from_size),
  check ((from_size = 0) = (handover is null))
);

-- The widest form of each tile; narrower ones are its beginning. Entry bundles are made from the lines.
create table log_tile (
  log_id smallint not null references log,
  level  smallint not null check (level between 0 and 63),
  index  bigint not null check (index >= 0),
  bytes  bytea not null check (length(bytes) between 32 and 8192 and length(bytes) % 32 = 0),
  primary key (log_id, level, index)
);
create function log_tile_only_grows() returns trigger language plpgsql
  as $$ begin
    if new.bytes is null or substring(new.bytes for length(old.bytes)) <> old.bytes
      or (new.log_id, new.level, new.index) <> (old.log_id, old.level, old.index)
    then raise exception 'a tile only grows'; end if;
    return new;
  end $$;
create trigger log_tile_only_grows before update on log_tile for each row execute function log_tile_only_grows();

-- Signed checkpoints with the signatures of witnesses; old ones are thinned out.
create table log_checkpoint (
  log_id    smallint not null references log,
  size      bigint not null check (size > 0),
  note      text not null,
  -- Of the policy's witnesses, and whether they are enough of them.
  witnesses smallint not null default 0,
  is_enough boolean not null default false,
  signed_at timestamptz not null,
  primary key (log_id, size)
);

-- How many entries of each type there are, for the public page.
create table log_sum (
  log_id    smallint not null references log,
  agency_id uuid,
  type      text not null,
  word      text not null,
  count     bigint not null check (count > 0),
  unique nulls not distinct (log_id, agency_id, type, word)
);

grant select, insert on log, log_key to pasokh_app;
grant select, insert, update on log_tile, log_sum to pasokh_app;
grant select, insert, update, delete on log_checkpoint to pasokh_app;
