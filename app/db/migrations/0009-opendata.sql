-- 0009 opendata: what a program that sent by Open311 may ask again.
--
-- Owner: app/opendata. Why: a receipt never stands in a URL, and GeoReport v2 asks by URL. So a
-- submission sent that way has a token of its own, kept as its hash; it opens status, day and
-- service and nothing else (docs/decisions/0009-open311-tokens.md).
-- Back: drop the table; programs then cannot ask for the status any more, people still can.

create table open311_token (
  agency_id     uuid not null,
  -- SHA-256 of the token.
  token_hash    bytea not null,
  submission_id uuid not null,
  primary key (agency_id, token_hash),
  foreign key (agency_id, submission_id) references submission on delete cascade
);
call wall_off('open311_token');
