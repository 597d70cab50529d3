-- 0047 notes: what officers write to each other about a case, and whom of them they want to see it.
--
-- Owner: app/cases. Why: two who work on one case tell each other what they found, and that is nobody else's: a note is
-- sealed as a reply is, goes to no receipt, no record and no umbrella, and goes with the last submission of its case.
-- Back: drop the tables.

create table case_note (
  agency_id   uuid not null,
  note_id     uuid not null default gen_random_uuid(),
  case_id     uuid not null,
  officer_id  uuid not null,
  written_at  timestamptz not null,
  wrapped_key bytea not null,
  sealed      bytea not null,
  primary key (agency_id, note_id),
  foreign key (agency_id, case_id) references matter
);
call wall_off('case_note');
create index case_note_by_case on case_note (agency_id, case_id, written_at);

create table note_mention (
  agency_id  uuid not null,
  note_id    uuid not null,
  officer_id uuid not null,
  -- When the colleague had it before them; null until then.
  read_at    timestamptz,
  primary key (agency_id, note_id, officer_id),
  foreign key (agency_id, note_id) references case_note on delete cascade
);
call wall_off('note_mention');
create index note_mention_unread on note_mention (agency_id, officer_id) where read_at is null;

-- Pages that show the case are told.
create function tell_desk_of_note() returns trigger language plpgsql as $$
  begin
    insert into desk_change (agency_id, tx, desk_id, case_id, hour)
      select agency_id, pg_current_xact_id(), desk_id, case_id, date_trunc('hour', now())
      from matter where agency_id = new.agency_id and case_id = new.case_id
      on conflict do nothing;
    return null;
  end $$;
create trigger tell_desk after insert on case_note for each row execute function tell_desk_of_note();
