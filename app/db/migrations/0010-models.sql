-- 0010 models: what a service's model has learned, and by which model each proposal was made.
--
-- Owner: app/models. Why: a model learned from what officers put right is kept as the bytes that
-- @pasokh/classifier writes: hashes and small weights, no text. Which one an agency uses is said in
-- the database, so that every process uses the same. What a proposal was made by is kept with the
-- submission, so that the share of «not sure» can be counted later without opening anything.
-- Back: drop the table and the two columns; services are then proposed from example phrases alone.

create table model (
  agency_id  uuid not null references agency,
  model_id   uuid not null default gen_random_uuid(),
  -- SHA-256 of the bytes, hex.
  hash       text not null check (hash ~ '^[0-9a-f]{64}$'),
  bytes      bytea not null check (octet_length(bytes) <= 2000000),
  -- What it learned from and how it did: sizes, shares, codes of services, never a text.
  card       jsonb not null,
  -- SHA-256 of the example phrases it learned from, hex.
  phrases    text not null,
  -- The newest text it learned from was judged then; what is judged later it has not seen.
  seen_until timestamptz not null,
  learned_at timestamptz not null,
  in_use     boolean not null default false,
  primary key (agency_id, model_id),
  unique (agency_id, hash)
);
create unique index model_in_use on model (agency_id) where in_use;
call wall_off('model');

alter table submission
  -- SHA-256 of the model that made the proposal, hex, and how sure the agency then wanted to be.
  add column proposal_model text,
  add column proposal_threshold real;

create or replace view pub_submission with (security_invoker = true) as
  select agency_id, submission_id, received_hour, channel, form_lang, text_lang, chosen_service_id, proposed_service_id,
         probability, covered, folded, search, photos, may_publish, wants_updates, released_at, understood, opened,
         withdrawn, hidden_reason, erased, forgotten, proposal_model, proposal_threshold
  from submission;
