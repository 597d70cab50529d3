-- 0016 urgency: what may be dangerous, why it was thought so, and what officers made of it.
--
-- Owner: app/cases. Why: a message of danger must be seen first, with the words that made it so, and what officers put
-- right is learned from. The words come from the covered text and go with it when it is erased.
-- Back: drop the table and the columns; nothing is shown first any more.

alter table submission
  -- Words of the covered text that tell of danger, by the rule.
  add column danger_signs text[] not null default '{}',
  -- What the learned part thinks, 0 to 1; null before it was understood.
  add column danger_probability real;

alter table matter
  add column dangerous boolean not null default false,
  -- By the rule, by what was learned, or by an officer, who has the last word.
  add column danger_by text check (danger_by in ('words', 'learned', 'officer')),
  add constraint danger_has_a_reason check (not dangerous or danger_by is not null);

create or replace view pub_submission with (security_invoker = true) as
  select agency_id, submission_id, received_hour, channel, form_lang, text_lang, chosen_service_id, proposed_service_id,
         probability, covered, folded, search, photos, may_publish, wants_updates, released_at, understood, opened,
         withdrawn, hidden_reason, erased, forgotten, proposal_model, proposal_threshold, danger_signs, danger_probability
  from submission;

create or replace view pub_case with (security_invoker = true) as
  select agency_id, case_id, service_id, area_id, office_id, desk_id, state, opened_hour, first_reply_due_at, solution_due_at,
         first_reply_at, solved_at, planned_on, verdict_hour, objections, passed_on, sorted_by, dangerous, danger_by
  from matter;

-- What officers said of the danger of a submission, for learning; the newest one counts.
create table urgency_correction (
  agency_id     uuid not null,
  correction_id uuid not null default gen_random_uuid(),
  submission_id uuid not null,
  dangerous     boolean not null,
  officer_id    uuid not null,
  corrected_at  timestamptz not null,
  primary key (agency_id, correction_id),
  foreign key (agency_id, submission_id) references submission on delete cascade
);
create index urgency_correction_newest on urgency_correction (agency_id, corrected_at);
call wall_off('urgency_correction');

-- The learned part of urgency is a model of its own.
alter table model add column kind text not null default 'service' check (kind in ('service', 'urgency'));
alter table model drop constraint model_agency_id_hash_key;
alter table model add unique (agency_id, kind, hash);
drop index model_in_use;
create unique index model_in_use on model (agency_id, kind) where in_use;
alter table learning_run add column kind text not null default 'service' check (kind in ('service', 'urgency'));
