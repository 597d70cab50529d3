-- 0003 people: officers, how they sign in, and for how long.
--
-- Owner: app/people. Citizens are in no table of this slice and in no other: there is no account.
-- Back: drop the tables.

create table officer (
  agency_id     uuid not null,
  officer_id    uuid not null default gen_random_uuid(),
  email         text not null check (email = lower(email) and length(email) between 3 and 254),
  name          text not null check (length(name) between 1 and 100),
  role          text not null check (role in ('officer', 'lead', 'manager', 'auditor', 'administrator', 'umbrella')),
  lang          text not null default 'fa' check (lang in ('fa', 'en')),
  -- Argon2id; null until the invitation is taken.
  password_hash text,
  -- Given by somebody else: it opens the door to choosing an own one, and nothing more.
  password_once boolean not null default false,
  -- TOTP secret, sealed under a key derived from the master key (app/people/codes.ts says why); null while there is none.
  totp_sealed   bytea,
  -- The last accepted TOTP step, so that a code serves once.
  totp_step     bigint,
  wants_digest  boolean not null default true,
  locked_at     timestamptz,
  failed_tries  integer not null default 0,
  try_again_at  timestamptz,
  created_at    timestamptz not null,
  primary key (agency_id, officer_id)
);
create unique index officer_email on officer (email);
call wall_off('officer');

-- Signing in begins with an e-mail address and no agency: the one question that is asked across
-- agencies, answered by a function that gives two ids and nothing else.
create function officer_by_email(wanted text) returns table (agency_id uuid, officer_id uuid)
  language sql stable security definer set search_path = public
  as $$ select agency_id, officer_id from officer where email = lower(wanted) $$;
revoke all on function officer_by_email from public;
grant execute on function officer_by_email to pasokh_app;

create table session (
  agency_id  uuid not null,
  token_hash bytea not null,
  officer_id uuid not null,
  csrf_token text not null,
  -- Whether a second factor was shown, and when: acts that need a fresh one ask again.
  strong_at  timestamptz,
  created_at timestamptz not null,
  seen_at    timestamptz not null,
  expires_at timestamptz not null,
  primary key (agency_id, token_hash),
  foreign key (agency_id, officer_id) references officer on delete cascade
);
call wall_off('session');

create table officer_token (
  agency_id  uuid not null,
  token_hash bytea not null,
  officer_id uuid not null,
  purpose    text not null check (purpose in ('invitation', 'reset')),
  expires_at timestamptz not null,
  primary key (agency_id, token_hash),
  foreign key (agency_id, officer_id) references officer on delete cascade
);
call wall_off('officer_token');

-- What has run out goes, in every agency at once; gives the number of rows.
create function expire_sign_ins(now_is timestamptz, idle interval) returns bigint
  language sql security definer set search_path = public
  as $$
    with sessions as (delete from session where expires_at <= now_is or seen_at <= now_is - idle returning 1),
         links as (delete from officer_token where expires_at <= now_is returning 1)
    select (select count(*) from sessions) + (select count(*) from links)
  $$;
revoke all on function expire_sign_ins from public;
grant execute on function expire_sign_ins to pasokh_app;

create table passkey (
  agency_id     uuid not null,
  credential_id text not null,
  officer_id    uuid not null,
  public_key    bytea not null,
  counter       bigint not null,
  transports    text[] not null default '{}',
  name          text not null check (length(name) between 1 and 60),
  created_at    timestamptz not null,
  primary key (agency_id, credential_id),
  foreign key (agency_id, officer_id) references officer on delete cascade
);
call wall_off('passkey');
