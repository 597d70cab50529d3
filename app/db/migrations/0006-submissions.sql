-- 0006 submissions: what people say, sealed; how they come back; what waits to be sent to them.
--
-- Owner: app/submissions. Why so: the original text, contact, point, address and photos are sealed
-- under a key of the submission, wrapped by the agency's key. Erasing is dropping that key and the
-- working copy. Times of a person are the start of their hour; ids are random, so no order of
-- arrival can be read from them. No contact, nor a pseudonym of one, can be matched.
-- Back: drop the tables; what people said is then gone.

create table submission (
  agency_id     uuid not null references agency,
  submission_id uuid not null,
  -- SHA-256 of the form's token (or of an import's row): the same POST again adds nothing.
  idempotency   bytea not null,
  received_hour timestamptz not null check (received_hour = date_trunc('hour', received_hour, 'UTC')),
  channel       text not null check (channel in ('web', 'api', 'telephone', 'counter', 'import', 'mail', 'sms')),
  form_lang     text not null check (form_lang in ('fa', 'en')),
  -- What the person chose on the form; null when they left it to us.
  chosen_service_id uuid,
  -- What the person chose on the form; null when only text or a point was given, or nothing.
  chosen_area_id uuid,
  -- The submission's key, wrapped by the agency's; null once erased.
  wrapped_key   bytea,
  -- {text, contact, point, address, consent} under that key; null once erased.
  sealed        bytea,
  may_publish   boolean not null default false,
  wants_updates boolean not null default false,
  photos        smallint not null default 0,
  -- Working copy, made by the job "understand" from the covered text only.
  covered       text,
  folded        text,
  search        tsvector generated always as (to_tsvector('simple', coalesce(folded, ''))) stored,
  text_lang     text,
  proposed_service_id uuid,
  probability   real,
  understood    boolean not null default false,
  -- A case has been opened for it (or it was joined to one).
  opened        boolean not null default false,
  -- Released by an officer for the public (covered text only).
  released_at   timestamptz,
  withdrawn     boolean not null default false,
  hidden_reason text,
  erased        boolean not null default false,
  -- Past its retention: its receipt opens nothing any more.
  forgotten     boolean not null default false,
  -- SHA-256(salt ‖ content), which the record holds; the salt is in `sealed`.
  commitment    bytea not null,
  primary key (agency_id, submission_id),
  unique (agency_id, idempotency)
);
call wall_off('submission');
-- For the job "understand", which looks for what a lost job left behind.
create index submission_waiting on submission (agency_id, submission_id) where not understood;
create index submission_unopened on submission (agency_id, submission_id) where understood and not opened;
create index submission_search on submission using gin (search);
create index submission_trigram on submission using gin (folded gin_trgm_ops);
-- What the public may read is few of many.
create index submission_released on submission (agency_id, received_hour) where released_at is not null;
-- For retention, oldest first.
create index submission_hour on submission (agency_id, received_hour) where not forgotten;

create table photo (
  agency_id     uuid not null,
  submission_id uuid not null,
  photo_id      uuid not null default gen_random_uuid(),
  -- The re-encoded image under the submission's key.
  sealed        bytea not null,
  primary key (agency_id, submission_id, photo_id),
  foreign key (agency_id, submission_id) references submission on delete cascade
);
call wall_off('photo');

-- What the sender adds later through the receipt. The first text is never changed.
create table addition (
  agency_id     uuid not null,
  submission_id uuid not null,
  addition_id   uuid not null default gen_random_uuid(),
  kind          text not null check (kind in ('more', 'correction', 'answer', 'objection', 'thanks')),
  -- SHA-256 of the form's token: a second click adds nothing.
  idempotency   bytea not null,
  added_hour    timestamptz not null check (added_hour = date_trunc('hour', added_hour, 'UTC')),
  -- Order among the additions of one submission.
  place         integer not null,
  sealed        bytea,
  covered       text,
  primary key (agency_id, submission_id, addition_id),
  unique (agency_id, idempotency),
  foreign key (agency_id, submission_id) references submission on delete cascade
);
call wall_off('addition');

-- From the eight lookup digits of a receipt to its submission. It belongs to no agency, because a
-- person with a receipt need not know whose it is; it is reached through the functions below only.
create table receipt_lookup (
  lookup        char(8) primary key check (lookup ~ '^[0-9]{8}$'),
  agency_id     uuid not null,
  submission_id uuid not null,
  -- HMAC of the secret under the server key, until a job has replaced it by Argon2id of the HMAC.
  secret_hmac   bytea,
  secret_hash   text,
  stored_hour   timestamptz not null,
  -- Wrong tries, the hour of the last one, and the hour from which the next is looked at.
  wrong_tries   integer not null default 0,
  last_wrong_hour timestamptz check (last_wrong_hour = date_trunc('hour', last_wrong_hour, 'UTC')),
  try_again_at  timestamptz check (try_again_at = date_trunc('hour', try_again_at, 'UTC')),
  check ((secret_hmac is null) <> (secret_hash is null))
);
create index receipt_lookup_weak on receipt_lookup (stored_hour) where secret_hmac is not null;
create index receipt_lookup_of on receipt_lookup (agency_id, submission_id);

-- Stores new receipts; gives back the lookups that were free. A taken one is tried with other digits.
create function receipts_add(lookups text[], agencies uuid[], submissions uuid[], hmacs bytea[], at timestamptz)
  returns setof text language sql security definer set search_path = public
  as $$
    insert into receipt_lookup (lookup, agency_id, submission_id, secret_hmac, stored_hour)
    select l, a, s, h, date_trunc('hour', at, 'UTC') from unnest(lookups, agencies, submissions, hmacs) as new (l, a, s, h)
    on conflict (lookup) do nothing
    returning lookup
  $$;

-- What stands behind a lookup, locked until the transaction ends, so that tries cannot overtake each other.
create function receipt_find(wanted text)
  returns table (agency_id uuid, submission_id uuid, secret_hmac bytea, secret_hash text, wrong_tries integer, last_wrong_hour timestamptz, try_again_at timestamptz)
  language sql security definer set search_path = public
  as $$
    select agency_id, submission_id, secret_hmac, secret_hash, wrong_tries, last_wrong_hour, try_again_at
    from receipt_lookup where lookup = wanted for update
  $$;

create function receipt_tried(wanted text, tries integer, since timestamptz, again_at timestamptz)
  returns void language sql security definer set search_path = public
  as $$ update receipt_lookup set wrong_tries = tries, last_wrong_hour = since, try_again_at = again_at where lookup = wanted $$;

-- The lookup of one submission of the agency that asks.
create function receipt_of(wanted uuid) returns text
  language sql stable security definer set search_path = public
  as $$ select lookup from receipt_lookup where submission_id = wanted and agency_id = current_agency() $$;

-- Receipts still kept by their HMAC only, oldest first, for the job that strengthens them.
create function receipts_weak(most integer) returns table (lookup text, secret_hmac bytea)
  language sql security definer set search_path = public
  as $$ select lookup, secret_hmac from receipt_lookup where secret_hmac is not null order by stored_hour limit most for update skip locked $$;

create function receipt_strengthen(wanted text, hash text) returns void
  language sql security definer set search_path = public
  as $$ update receipt_lookup set secret_hmac = null, secret_hash = hash where lookup = wanted $$;

-- Hours the oldest weak receipt has waited: a metric that must stay under 24.
create function receipts_weak_since() returns timestamptz
  language sql stable security definer set search_path = public
  as $$ select min(stored_hour) from receipt_lookup where secret_hmac is not null $$;

-- An erased submission's receipt opens nothing.
create function receipt_forget(wanted uuid) returns void
  language sql security definer set search_path = public
  as $$ delete from receipt_lookup where submission_id = wanted and agency_id = current_agency() $$;

do $$
declare f text;
begin
  foreach f in array array['receipts_add', 'receipt_find', 'receipt_tried', 'receipt_of', 'receipts_weak', 'receipt_strengthen', 'receipts_weak_since', 'receipt_forget'] loop
    execute format('revoke all on function %I from public', f);
    execute format('grant execute on function %I to pasokh_app', f);
  end loop;
end $$;

-- What later slices may read of a submission: nothing sealed, nothing by which to come back to a person.
create view pub_submission with (security_invoker = true) as
  select agency_id, submission_id, received_hour, channel, form_lang, text_lang, chosen_service_id, proposed_service_id,
         probability, covered, folded, search, photos, may_publish, wants_updates, released_at, understood, opened,
         withdrawn, hidden_reason, erased, forgotten
  from submission;
grant select on pub_submission to pasokh_app;

create view pub_addition with (security_invoker = true) as
  select agency_id, submission_id, addition_id, kind, added_hour, place, covered from addition;
grant select on pub_addition to pasokh_app;

create table outbox (
  agency_id  uuid not null references agency,
  message_id uuid not null default gen_random_uuid(),
  -- Whose contact is used; null for an officer's digest or invitation.
  submission_id uuid,
  officer_id uuid,
  channel    text not null check (channel in ('mail', 'sms')),
  template   text not null,
  -- Words of the template that are not personal: agency, link. Never case text.
  fields     jsonb not null default '{}',
  -- One notice of one act: a repeated job adds nothing.
  once       text not null,
  state      text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'given-up')),
  failure    text,
  tries      integer not null default 0,
  next_try_at timestamptz not null,
  primary key (agency_id, message_id),
  unique (agency_id, once)
);
create index outbox_waiting on outbox (agency_id, next_try_at) where state in ('waiting', 'failed');
call wall_off('outbox');

-- What was erased, so that it is erased again when an older backup is put back: ids and a day.
create table erasure (
  agency_id     uuid not null references agency,
  submission_id uuid not null,
  why           text not null check (why in ('withdrawn', 'retention')),
  erased_on     date not null,
  primary key (agency_id, submission_id)
);
call wall_off('erasure');

-- Imports: one row a file, so that a second run of the same file knows what it did.
create table import_run (
  agency_id uuid not null references agency,
  import_id uuid not null default gen_random_uuid(),
  file_hash bytea not null,
  rows      integer not null,
  added     integer not null,
  refused   integer not null,
  ran_at    timestamptz not null,
  primary key (agency_id, import_id)
);
call wall_off('import_run');
