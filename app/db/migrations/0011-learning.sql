-- 0011 learning: when an agency's model was learned anew, and what came of it.
--
-- Owner: app/learning. Why: a learning that failed, or that gave a worse model, must be told, and
-- who went back to a former model is not overruled in the night.
-- Back: drop the table.

create table learning_run (
  agency_id  uuid not null references agency,
  run_id     uuid not null default gen_random_uuid(),
  ran_at     timestamptz not null,
  -- Order among the runs of one instant.
  place      integer not null,
  -- Null when it came round by itself.
  officer_id uuid,
  outcome    text not null check (outcome in ('used', 'worse', 'same', 'nothing-to-learn', 'failed', 'went-back')),
  -- The word of the fault, where it failed.
  failure    text,
  -- How the new model did beside the one in use, on texts that neither had seen; null where there were none.
  compared   jsonb,
  -- SHA-256 of the example phrases at that time, hex: the same ones are not tried again before the next night.
  phrases    text not null,
  -- SHA-256 of the model in use after it, hex; null is the one from example phrases alone.
  hash       text,
  primary key (agency_id, run_id)
);
create index learning_run_newest on learning_run (agency_id, ran_at, place);
call wall_off('learning_run');

-- For the texts that officers have judged, newest first.
create index case_event_judged on case_event (agency_id, at) where type in ('replied', 'service-corrected');
