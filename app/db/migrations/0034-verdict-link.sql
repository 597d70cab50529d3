-- 0034 verdict link: a link in the letter of "done" opens a page on which the sender says whether it was, once.
--
-- Owner: app/cases. Why: a person who has to find twenty digits first often says nothing at all. The link is kept as
-- SHA-256, works once and until the time to speak is over, and opens nothing but the question; a newer one takes its place.
-- Back: drop the table and the function; people answer by receipt.

create table verdict_link (
  agency_id     uuid not null,
  submission_id uuid not null,
  token_hash    bytea not null unique,
  expires_at    timestamptz not null,
  used          boolean not null default false,
  primary key (agency_id, submission_id),
  foreign key (agency_id, submission_id) references submission on delete cascade
);
call wall_off('verdict_link');

-- A link says nothing of its agency: the one question that is asked across agencies gives ids and whether it still works.
create function verdict_link_find(wanted bytea) returns table (agency_id uuid, submission_id uuid, expires_at timestamptz, used boolean)
  language sql stable security definer set search_path = public
  as $$ select agency_id, submission_id, expires_at, used from verdict_link where token_hash = wanted $$;
revoke all on function verdict_link_find from public;
grant execute on function verdict_link_find to pasokh_app;
