-- Made by `node tools/schema.ts` from app/db/migrations; do not edit.

-- owner: app/submissions
create table addition (
  agency_id uuid not null,
  submission_id uuid not null,
  addition_id uuid not null default gen_random_uuid(),
  kind text not null,
  idempotency bytea not null,
  added_hour timestamp with time zone not null,
  place integer not null,
  sealed bytea,
  covered text,
  constraint addition_added_hour_check CHECK ((added_hour = date_trunc('hour'::text, added_hour, 'UTC'::text))),
  constraint addition_agency_id_idempotency_key UNIQUE (agency_id, idempotency),
  constraint addition_agency_id_submission_id_fkey FOREIGN KEY (agency_id, submission_id) REFERENCES submission(agency_id, submission_id) ON DELETE CASCADE,
  constraint addition_kind_check CHECK ((kind = ANY (ARRAY['more'::text, 'correction'::text, 'answer'::text, 'objection'::text, 'thanks'::text, 'satisfaction'::text]))),
  constraint addition_pkey PRIMARY KEY (agency_id, submission_id, addition_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/places
create table address (
  agency_id uuid not null,
  address_id uuid not null default gen_random_uuid(),
  keeper text not null,
  code text not null,
  area_id uuid not null,
  street text not null default ''::text,
  alley text not null default ''::text,
  number text not null default ''::text,
  unit text not null default ''::text,
  postcode text,
  point point,
  reliability smallint,
  confidence smallint,
  point_kind text,
  principal text,
  unit_of text,
  valid_from date,
  valid_to date,
  replaced_by text,
  constraint address_agency_id_area_id_fkey FOREIGN KEY (agency_id, area_id) REFERENCES area(agency_id, area_id),
  constraint address_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint address_agency_id_keeper_code_key UNIQUE (agency_id, keeper, code),
  constraint address_check CHECK ((valid_to >= valid_from)),
  constraint address_code_check CHECK (((length(code) >= 1) AND (length(code) <= 80))),
  constraint address_confidence_check CHECK ((confidence >= '-1'::integer)),
  constraint address_keeper_check CHECK ((keeper ~ '^[a-z][a-z0-9-]{0,29}$'::text)),
  constraint address_pkey PRIMARY KEY (agency_id, address_id),
  constraint address_reliability_check CHECK (((reliability >= 1) AND (reliability <= 6)))
);
CREATE INDEX address_way ON public.address USING btree (agency_id, area_id, street, alley);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/places
create table address_cell (
  agency_id uuid not null,
  cell text not null,
  addresses integer not null,
  constraint address_cell_addresses_check CHECK ((addresses > 0)),
  constraint address_cell_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint address_cell_pkey PRIMARY KEY (agency_id, cell)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/agencies
create table agency (
  agency_id uuid not null,
  slug text not null,
  kind text not null default 'agency'::text,
  parent_id uuid,
  name jsonb not null,
  words jsonb not null default '{}'::jsonb,
  logo bytea,
  logo_tag text,
  lang text not null default 'fa'::text,
  zone text not null default 'Asia/Tehran'::text,
  retention_days integer not null default 365,
  confirm_days integer not null default 14,
  min_group integer not null default 10,
  sure_enough real not null default 0.6,
  open boolean not null default true,
  most_retention_days integer,
  least_min_group integer,
  created_at timestamp with time zone not null,
  lead_after_days integer default 0,
  manager_after_days integer default 2,
  umbrella_after_days integer default 5,
  constraint agency_check CHECK (((kind = 'umbrella'::text) OR ((most_retention_days IS NULL) AND (least_min_group IS NULL)))),
  constraint agency_confirm_days_check CHECK (((confirm_days >= 3) AND (confirm_days <= 90))),
  constraint agency_kind_check CHECK ((kind = ANY (ARRAY['agency'::text, 'umbrella'::text]))),
  constraint agency_lang_check CHECK ((lang = ANY (ARRAY['fa'::text, 'en'::text]))),
  constraint agency_lead_after_days_check CHECK (((lead_after_days >= 0) AND (lead_after_days <= 90))),
  constraint agency_least_min_group_check CHECK ((least_min_group >= 10)),
  constraint agency_manager_after_days_check CHECK (((manager_after_days >= 0) AND (manager_after_days <= 90))),
  constraint agency_min_group_check CHECK ((min_group >= 10)),
  constraint agency_most_retention_days_check CHECK (((most_retention_days >= 30) AND (most_retention_days <= 3650))),
  constraint agency_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES agency(agency_id),
  constraint agency_pkey PRIMARY KEY (agency_id),
  constraint agency_retention_days_check CHECK (((retention_days >= 30) AND (retention_days <= 3650))),
  constraint agency_slug_check CHECK ((slug ~ '^[a-z][a-z0-9-]{1,38}$'::text)),
  constraint agency_slug_key UNIQUE (slug),
  constraint agency_sure_enough_check CHECK (((sure_enough >= (0.3)::double precision) AND (sure_enough <= (0.99)::double precision))),
  constraint agency_umbrella_after_days_check CHECK (((umbrella_after_days >= 0) AND (umbrella_after_days <= 90)))
);
-- policy everyone_reads for SELECT to pasokh_app: true
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/agencies
create table agency_key (
  agency_id uuid not null,
  wrapped bytea not null,
  constraint agency_key_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint agency_key_pkey PRIMARY KEY (agency_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table apology (
  agency_id uuid not null,
  reply_id uuid not null,
  faults text[] not null,
  sealed bytea not null,
  constraint apology_agency_id_reply_id_fkey FOREIGN KEY (agency_id, reply_id) REFERENCES reply(agency_id, reply_id) ON DELETE CASCADE,
  constraint apology_faults_check CHECK ((faults <@ ARRAY['late-reply'::text, 'late-solution'::text, 'broken-plan'::text, 'objection'::text])),
  constraint apology_pkey PRIMARY KEY (agency_id, reply_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/places
create table area (
  agency_id uuid not null,
  area_id uuid not null default gen_random_uuid(),
  name jsonb not null,
  aliases text[] not null default '{}'::text[],
  centre point,
  border jsonb,
  retired boolean not null default false,
  level text not null default 'quarter'::text,
  parent_id uuid,
  more_names jsonb not null default '{}'::jsonb,
  offered boolean not null default true,
  valid_from date,
  valid_to date,
  replaced_by uuid,
  outline jsonb,
  constraint area_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint area_agency_id_parent_id_fkey FOREIGN KEY (agency_id, parent_id) REFERENCES area(agency_id, area_id),
  constraint area_agency_id_replaced_by_fkey FOREIGN KEY (agency_id, replaced_by) REFERENCES area(agency_id, area_id),
  constraint area_check CHECK ((valid_to >= valid_from)),
  constraint area_level_check CHECK ((level = ANY (ARRAY['country'::text, 'province'::text, 'county'::text, 'district'::text, 'rural-district'::text, 'city'::text, 'quarter'::text, 'village'::text]))),
  constraint area_pkey PRIMARY KEY (agency_id, area_id)
);
CREATE INDEX area_offered ON public.area USING btree (agency_id) WHERE offered;
CREATE INDEX area_parent ON public.area USING btree (agency_id, parent_id) WHERE (parent_id IS NOT NULL);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/places
create table area_code (
  agency_id uuid not null,
  keeper text not null,
  code text not null,
  area_id uuid not null,
  valid_from date,
  valid_to date,
  constraint area_code_agency_id_area_id_fkey FOREIGN KEY (agency_id, area_id) REFERENCES area(agency_id, area_id),
  constraint area_code_check CHECK ((valid_to >= valid_from)),
  constraint area_code_code_check CHECK (((length(code) >= 1) AND (length(code) <= 60))),
  constraint area_code_keeper_check CHECK ((keeper ~ '^[a-z][a-z0-9-]{0,29}$'::text)),
  constraint area_code_pkey PRIMARY KEY (agency_id, keeper, code)
);
CREATE INDEX area_code_of ON public.area_code USING btree (agency_id, area_id);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/indicators
create table area_residents (
  agency_id uuid not null,
  area_id uuid not null,
  people integer not null,
  source text not null,
  constraint area_residents_agency_id_area_id_fkey FOREIGN KEY (agency_id, area_id) REFERENCES area(agency_id, area_id) ON DELETE CASCADE,
  constraint area_residents_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint area_residents_people_check CHECK (((people >= 1) AND (people <= 100000000))),
  constraint area_residents_pkey PRIMARY KEY (agency_id, area_id),
  constraint area_residents_source_check CHECK (((length(source) >= 2) AND (length(source) <= 200)))
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/places
create table asset (
  agency_id uuid not null,
  asset_id uuid not null default gen_random_uuid(),
  kind text not null,
  code text not null,
  name jsonb,
  owner_id uuid,
  area_id uuid,
  point point not null,
  valid_from date,
  valid_to date,
  constraint asset_agency_id_area_id_fkey FOREIGN KEY (agency_id, area_id) REFERENCES area(agency_id, area_id),
  constraint asset_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint asset_agency_id_kind_code_key UNIQUE (agency_id, kind, code),
  constraint asset_check CHECK ((valid_to >= valid_from)),
  constraint asset_code_check CHECK (((length(code) >= 1) AND (length(code) <= 60))),
  constraint asset_kind_check CHECK ((kind = ANY (ARRAY['lamp'::text, 'manhole'::text, 'mast'::text, 'branch'::text]))),
  constraint asset_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES agency(agency_id),
  constraint asset_pkey PRIMARY KEY (agency_id, asset_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table bulk_act (
  agency_id uuid not null,
  bulk_id uuid not null default gen_random_uuid(),
  officer_id uuid not null,
  form text not null,
  fields jsonb not null,
  wrapped_key bytea,
  sealed bytea,
  made_at timestamp with time zone not null,
  final_at timestamp with time zone not null,
  state text not null default 'held'::text,
  constraint bulk_act_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id) ON DELETE CASCADE,
  constraint bulk_act_agency_id_officer_id_form_key UNIQUE (agency_id, officer_id, form),
  constraint bulk_act_pkey PRIMARY KEY (agency_id, bulk_id),
  constraint bulk_act_state_check CHECK ((state = ANY (ARRAY['held'::text, 'begun'::text, 'done'::text, 'undone'::text])))
);
CREATE INDEX bulk_act_due ON public.bulk_act USING btree (agency_id, final_at) WHERE (state = ANY (ARRAY['held'::text, 'begun'::text]));
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table bulk_case (
  agency_id uuid not null,
  bulk_id uuid not null,
  case_id uuid not null,
  seen integer not null,
  result text,
  constraint bulk_case_agency_id_bulk_id_fkey FOREIGN KEY (agency_id, bulk_id) REFERENCES bulk_act(agency_id, bulk_id) ON DELETE CASCADE,
  constraint bulk_case_agency_id_case_id_fkey FOREIGN KEY (agency_id, case_id) REFERENCES matter(agency_id, case_id),
  constraint bulk_case_pkey PRIMARY KEY (agency_id, bulk_id, case_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/agencies
create table calendar (
  agency_id uuid not null,
  calendar_id uuid not null default gen_random_uuid(),
  name jsonb not null,
  hours jsonb not null,
  version integer not null default 1,
  constraint calendar_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint calendar_pkey PRIMARY KEY (agency_id, calendar_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: ?
create table calendar_version (
  agency_id uuid not null,
  calendar_id uuid not null,
  version integer not null,
  hours jsonb not null,
  constraint calendar_version_agency_id_calendar_id_fkey FOREIGN KEY (agency_id, calendar_id) REFERENCES calendar(agency_id, calendar_id),
  constraint calendar_version_pkey PRIMARY KEY (agency_id, calendar_id, version)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table case_conflict (
  agency_id uuid not null,
  case_id uuid not null,
  officer_id uuid not null,
  how text not null,
  since timestamp with time zone not null,
  lifted_at timestamp with time zone,
  constraint case_conflict_agency_id_case_id_fkey FOREIGN KEY (agency_id, case_id) REFERENCES matter(agency_id, case_id),
  constraint case_conflict_how_check CHECK ((how = ANY (ARRAY['declared'::text, 'named'::text]))),
  constraint case_conflict_pkey PRIMARY KEY (agency_id, case_id, officer_id)
);
CREATE INDEX case_conflict_of_officer ON public.case_conflict USING btree (agency_id, officer_id) WHERE (lifted_at IS NULL);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table case_event (
  agency_id uuid not null,
  event_id uuid not null default gen_random_uuid(),
  case_id uuid not null,
  type text not null,
  officer_id uuid,
  at timestamp with time zone not null,
  place integer not null,
  fields jsonb not null default '{}'::jsonb,
  wrapped_key bytea,
  reason_sealed bytea,
  constraint case_event_agency_id_case_id_fkey FOREIGN KEY (agency_id, case_id) REFERENCES matter(agency_id, case_id),
  constraint case_event_agency_id_case_id_place_key UNIQUE (agency_id, case_id, place),
  constraint case_event_pkey PRIMARY KEY (agency_id, event_id)
);
CREATE INDEX case_event_at ON public.case_event USING btree (agency_id, at);
CREATE INDEX case_event_decided_above ON public.case_event USING btree (agency_id, case_id) WHERE (type = ANY (ARRAY['umbrella-upheld'::text, 'umbrella-closed'::text]));
CREATE INDEX case_event_judged ON public.case_event USING btree (agency_id, at) WHERE (type = ANY (ARRAY['replied'::text, 'service-corrected'::text]));
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: ?
create table case_grant (
  agency_id uuid not null,
  case_id uuid not null,
  umbrella_id uuid not null,
  why text not null,
  granted_at timestamp with time zone not null,
  statement_on date,
  decided text,
  decided_at timestamp with time zone,
  decided_objections integer,
  constraint case_grant_agency_id_case_id_fkey FOREIGN KEY (agency_id, case_id) REFERENCES matter(agency_id, case_id),
  constraint case_grant_check CHECK ((((decided IS NULL) = (decided_at IS NULL)) AND ((decided IS NULL) = (decided_objections IS NULL)))),
  constraint case_grant_decided_check CHECK ((decided = ANY (ARRAY['upheld'::text, 'closed'::text]))),
  constraint case_grant_pkey PRIMARY KEY (agency_id, case_id, umbrella_id),
  constraint case_grant_umbrella_id_fkey FOREIGN KEY (umbrella_id) REFERENCES agency(agency_id),
  constraint case_grant_why_check CHECK ((why = ANY (ARRAY['overdue'::text, 'objections'::text, 'nobody-may-decide'::text])))
);
CREATE INDEX case_grant_of_umbrella ON public.case_grant USING btree (umbrella_id, granted_at);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true
-- policy umbrella_reads for SELECT to pasokh_app: (umbrella_id = ( SELECT current_agency() AS current_agency))

-- owner: app/cases
create table case_note (
  agency_id uuid not null,
  note_id uuid not null default gen_random_uuid(),
  case_id uuid not null,
  officer_id uuid not null,
  written_at timestamp with time zone not null,
  wrapped_key bytea not null,
  sealed bytea not null,
  constraint case_note_agency_id_case_id_fkey FOREIGN KEY (agency_id, case_id) REFERENCES matter(agency_id, case_id),
  constraint case_note_pkey PRIMARY KEY (agency_id, note_id)
);
CREATE INDEX case_note_by_case ON public.case_note USING btree (agency_id, case_id, written_at);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table case_pause (
  agency_id uuid not null,
  pause_id uuid not null default gen_random_uuid(),
  case_id uuid not null,
  reason text not null,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  constraint case_pause_agency_id_case_id_fkey FOREIGN KEY (agency_id, case_id) REFERENCES matter(agency_id, case_id),
  constraint case_pause_check CHECK ((to_at >= from_at)),
  constraint case_pause_pkey PRIMARY KEY (agency_id, pause_id),
  constraint case_pause_reason_check CHECK ((reason = ANY (ARRAY['person'::text, 'other-agency'::text])))
);
CREATE INDEX case_pause_by_case ON public.case_pause USING btree (agency_id, case_id, from_at);
CREATE UNIQUE INDEX case_pause_open ON public.case_pause USING btree (agency_id, case_id) WHERE (to_at IS NULL);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/indicators
create table case_roll_up (
  agency_id uuid not null,
  opened_on date not null,
  desk_id uuid not null,
  service_id uuid not null,
  area_id uuid not null,
  channel text not null,
  received integer not null,
  open integer not null,
  done integer not null,
  confirmed integer not null,
  not_confirmed integer not null,
  refused integer not null,
  withdrawn integer not null,
  hidden integer not null,
  objected integer not null,
  objected_unsettled integer not null,
  reply_due integer not null,
  replied_in_time integer not null,
  solution_due integer not null,
  done_in_time integer not null,
  cases integer not null,
  promised integer not null,
  promises_kept integer not null,
  plan_due integer not null,
  plan_kept integer not null,
  done_judged integer not null,
  done_objected integer not null,
  final_replies integer not null,
  objections integer not null,
  placed integer not null,
  proposable integer not null,
  unsure integer not null,
  proposal_judged integer not null,
  proposal_right integer not null,
  reply_days integer[] not null,
  done_days integer[] not null,
  passed_on integer[] not null,
  refused_for text[] not null,
  constraint case_roll_up_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint case_roll_up_pkey PRIMARY KEY (agency_id, opened_on, desk_id, service_id, area_id, channel)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/indicators
create table case_roll_up_day (
  agency_id uuid not null,
  until_day date not null,
  constraint case_roll_up_day_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint case_roll_up_day_pkey PRIMARY KEY (agency_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table case_stay (
  agency_id uuid not null,
  submission_id uuid not null,
  case_id uuid not null,
  from_place integer not null,
  until_place integer not null,
  constraint case_stay_agency_id_case_id_fkey FOREIGN KEY (agency_id, case_id) REFERENCES matter(agency_id, case_id),
  constraint case_stay_agency_id_submission_id_fkey FOREIGN KEY (agency_id, submission_id) REFERENCES submission(agency_id, submission_id) ON DELETE CASCADE,
  constraint case_stay_check CHECK ((until_place >= from_place)),
  constraint case_stay_pkey PRIMARY KEY (agency_id, submission_id, case_id, from_place)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table case_submission (
  agency_id uuid not null,
  case_id uuid not null,
  submission_id uuid not null,
  home_case_id uuid,
  since_place integer not null default 0,
  verdict text,
  objections integer not null default 0,
  constraint case_submission_agency_id_case_id_fkey FOREIGN KEY (agency_id, case_id) REFERENCES matter(agency_id, case_id),
  constraint case_submission_agency_id_submission_id_fkey FOREIGN KEY (agency_id, submission_id) REFERENCES submission(agency_id, submission_id) ON DELETE CASCADE,
  constraint case_submission_agency_id_submission_id_key UNIQUE (agency_id, submission_id),
  constraint case_submission_pkey PRIMARY KEY (agency_id, case_id, submission_id),
  constraint case_submission_verdict_check CHECK ((verdict = ANY (ARRAY['confirmed'::text, 'objected'::text])))
);
CREATE INDEX case_submission_home ON public.case_submission USING btree (agency_id, home_case_id) WHERE (home_case_id IS NOT NULL);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table correction (
  agency_id uuid not null,
  correction_id uuid not null default gen_random_uuid(),
  submission_id uuid not null,
  from_service_id uuid,
  to_service_id uuid not null,
  officer_id uuid not null,
  corrected_at timestamp with time zone not null,
  constraint correction_agency_id_submission_id_fkey FOREIGN KEY (agency_id, submission_id) REFERENCES submission(agency_id, submission_id) ON DELETE CASCADE,
  constraint correction_agency_id_to_service_id_fkey FOREIGN KEY (agency_id, to_service_id) REFERENCES service(agency_id, service_id),
  constraint correction_pkey PRIMARY KEY (agency_id, correction_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/agencies
create table desk (
  agency_id uuid not null,
  desk_id uuid not null default gen_random_uuid(),
  office_id uuid not null,
  name jsonb not null,
  sorting boolean not null default false,
  closed boolean not null default false,
  constraint desk_agency_id_office_id_fkey FOREIGN KEY (agency_id, office_id) REFERENCES office(agency_id, office_id),
  constraint desk_pkey PRIMARY KEY (agency_id, desk_id)
);
CREATE UNIQUE INDEX desk_sorting ON public.desk USING btree (agency_id) WHERE sorting;
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table desk_change (
  agency_id uuid not null,
  tx xid8 not null,
  desk_id uuid not null,
  case_id uuid not null,
  hour timestamp with time zone not null,
  constraint desk_change_hour_check CHECK ((hour = date_trunc('hour'::text, hour))),
  constraint desk_change_pkey PRIMARY KEY (agency_id, tx, desk_id, case_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table desk_leave (
  agency_id uuid not null,
  leave_id uuid not null default gen_random_uuid(),
  officer_id uuid not null,
  from_on date not null,
  to_on date not null,
  to_officer_id uuid not null,
  comes_back boolean not null,
  state text not null default 'coming'::text,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint desk_leave_check CHECK ((to_on >= from_on)),
  constraint desk_leave_check1 CHECK ((officer_id <> to_officer_id)),
  constraint desk_leave_pkey PRIMARY KEY (agency_id, leave_id),
  constraint desk_leave_state_check CHECK ((state = ANY (ARRAY['coming'::text, 'away'::text, 'over'::text])))
);
CREATE INDEX desk_leave_not_over ON public.desk_leave USING btree (agency_id, from_on) WHERE (state <> 'over'::text);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/submissions
create table erasure (
  agency_id uuid not null,
  submission_id uuid not null,
  why text not null,
  erased_on date not null,
  constraint erasure_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint erasure_pkey PRIMARY KEY (agency_id, submission_id),
  constraint erasure_why_check CHECK ((why = ANY (ARRAY['withdrawn'::text, 'retention'::text])))
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: ?
create table escalation (
  agency_id uuid not null,
  case_id uuid not null,
  due_at timestamp with time zone not null,
  step text not null,
  at timestamp with time zone not null,
  told_at timestamp with time zone,
  constraint escalation_agency_id_case_id_fkey FOREIGN KEY (agency_id, case_id) REFERENCES matter(agency_id, case_id),
  constraint escalation_pkey PRIMARY KEY (agency_id, case_id, due_at, step),
  constraint escalation_step_check CHECK ((step = ANY (ARRAY['lead'::text, 'manager'::text, 'umbrella'::text])))
);
CREATE INDEX escalation_untold ON public.escalation USING btree (agency_id, step) WHERE (told_at IS NULL);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table evidence (
  agency_id uuid not null,
  reply_id uuid not null,
  kind text not null,
  sealed bytea not null,
  constraint evidence_agency_id_reply_id_fkey FOREIGN KEY (agency_id, reply_id) REFERENCES reply(agency_id, reply_id) ON DELETE CASCADE,
  constraint evidence_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'measurement'::text, 'photo'::text]))),
  constraint evidence_pkey PRIMARY KEY (agency_id, reply_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/places
create table gazetteer_part (
  agency_id uuid not null,
  part integer not null,
  version bigint not null,
  bytes bytea not null,
  constraint gazetteer_part_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint gazetteer_part_pkey PRIMARY KEY (agency_id, part)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table handover (
  agency_id uuid not null,
  handover_id uuid not null,
  case_id uuid not null,
  to_agency_id uuid not null,
  to_case_id uuid,
  state text not null default 'offered'::text,
  service_name jsonb,
  area_name jsonb,
  due_at timestamp with time zone,
  submissions integer not null,
  wrapped_from bytea not null,
  wrapped_to bytea not null,
  words bytea not null,
  answer bytea,
  offered_by uuid not null,
  offered_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  constraint handover_agency_id_case_id_fkey FOREIGN KEY (agency_id, case_id) REFERENCES matter(agency_id, case_id),
  constraint handover_check CHECK (((state = 'accepted'::text) = (to_case_id IS NOT NULL))),
  constraint handover_check1 CHECK (((state = 'offered'::text) = (answered_at IS NULL))),
  constraint handover_check2 CHECK ((agency_id <> to_agency_id)),
  constraint handover_pkey PRIMARY KEY (agency_id, handover_id),
  constraint handover_state_check CHECK ((state = ANY (ARRAY['offered'::text, 'accepted'::text, 'refused'::text, 'taken-back'::text]))),
  constraint handover_submissions_check CHECK ((submissions > 0)),
  constraint handover_to_agency_id_fkey FOREIGN KEY (to_agency_id) REFERENCES agency(agency_id)
);
CREATE INDEX handover_of_case ON public.handover USING btree (agency_id, case_id, offered_at);
CREATE UNIQUE INDEX handover_open ON public.handover USING btree (agency_id, case_id) WHERE (state = 'offered'::text);
CREATE INDEX handover_to ON public.handover USING btree (to_agency_id, state, offered_at);
CREATE INDEX handover_to_case ON public.handover USING btree (to_agency_id, to_case_id) WHERE (to_case_id IS NOT NULL);
-- policy other_side_reads for SELECT to pasokh_app: (to_agency_id = ( SELECT current_agency() AS current_agency))
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table handover_submission (
  agency_id uuid not null,
  handover_id uuid not null,
  submission_id uuid not null,
  constraint handover_submission_agency_id_handover_id_fkey FOREIGN KEY (agency_id, handover_id) REFERENCES handover(agency_id, handover_id),
  constraint handover_submission_agency_id_submission_id_fkey FOREIGN KEY (agency_id, submission_id) REFERENCES submission(agency_id, submission_id) ON DELETE CASCADE,
  constraint handover_submission_pkey PRIMARY KEY (agency_id, handover_id, submission_id)
);
CREATE INDEX handover_submission_of ON public.handover_submission USING btree (agency_id, submission_id);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/submissions
create table import_run (
  agency_id uuid not null,
  import_id uuid not null default gen_random_uuid(),
  file_hash bytea not null,
  rows integer not null,
  added integer not null,
  refused integer not null,
  ran_at timestamp with time zone not null,
  constraint import_run_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint import_run_pkey PRIMARY KEY (agency_id, import_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/indicators
create table intake_beat (
  at timestamp with time zone not null,
  constraint intake_beat_at_check CHECK ((at = date_bin('00:05:00'::interval, at, '2020-01-01 00:00:00+00'::timestamp with time zone))),
  constraint intake_beat_pkey PRIMARY KEY (at)
);

-- owner: app/learning
create table learning_run (
  agency_id uuid not null,
  run_id uuid not null default gen_random_uuid(),
  ran_at timestamp with time zone not null,
  place integer not null,
  officer_id uuid,
  outcome text not null,
  failure text,
  compared jsonb,
  phrases text not null,
  hash text,
  kind text not null default 'service'::text,
  constraint learning_run_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint learning_run_kind_check CHECK ((kind = ANY (ARRAY['service'::text, 'urgency'::text]))),
  constraint learning_run_outcome_check CHECK ((outcome = ANY (ARRAY['used'::text, 'worse'::text, 'same'::text, 'nothing-to-learn'::text, 'failed'::text, 'went-back'::text]))),
  constraint learning_run_pkey PRIMARY KEY (agency_id, run_id)
);
CREATE INDEX learning_run_newest ON public.learning_run USING btree (agency_id, ran_at, place);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table leave_case (
  agency_id uuid not null,
  leave_id uuid not null,
  case_id uuid not null,
  constraint leave_case_agency_id_case_id_fkey FOREIGN KEY (agency_id, case_id) REFERENCES matter(agency_id, case_id),
  constraint leave_case_agency_id_leave_id_fkey FOREIGN KEY (agency_id, leave_id) REFERENCES desk_leave(agency_id, leave_id),
  constraint leave_case_pkey PRIMARY KEY (agency_id, leave_id, case_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/record
create table log (
  log_id smallint not null,
  origin text not null,
  first_seq bigint not null,
  begun_at timestamp with time zone not null,
  closed boolean not null default false,
  constraint log_first_seq_check CHECK ((first_seq >= 0)),
  constraint log_origin_key UNIQUE (origin),
  constraint log_pkey PRIMARY KEY (log_id)
);

-- owner: app/record
create table log_checkpoint (
  log_id smallint not null,
  size bigint not null,
  note text not null,
  witnesses smallint not null default 0,
  is_enough boolean not null default false,
  signed_at timestamp with time zone not null,
  constraint log_checkpoint_log_id_fkey FOREIGN KEY (log_id) REFERENCES log(log_id),
  constraint log_checkpoint_pkey PRIMARY KEY (log_id, size),
  constraint log_checkpoint_size_check CHECK ((size > 0))
);
CREATE INDEX log_checkpoint_enough ON public.log_checkpoint USING btree (log_id, size) WHERE is_enough;
CREATE INDEX log_checkpoint_signed ON public.log_checkpoint USING btree (log_id, signed_at);

-- owner: app/record
create table log_incident (
  incident_id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  count integer not null,
  found_at timestamp with time zone not null,
  constraint log_incident_count_check CHECK ((count > 0)),
  constraint log_incident_pkey PRIMARY KEY (incident_id)
);

-- owner: app/record
create table log_key (
  log_id smallint not null,
  from_size bigint not null,
  vkey text not null,
  handover text,
  constraint log_key_check CHECK (((from_size = 0) = (handover IS NULL))),
  constraint log_key_from_size_check CHECK ((from_size >= 0)),
  constraint log_key_log_id_fkey FOREIGN KEY (log_id) REFERENCES log(log_id),
  constraint log_key_pkey PRIMARY KEY (log_id, from_size)
);

-- owner: app/record
create table log_sum (
  log_id smallint not null,
  agency_id uuid,
  type text not null,
  word text not null,
  count bigint not null,
  constraint log_sum_count_check CHECK ((count > 0)),
  constraint log_sum_log_id_agency_id_type_word_key UNIQUE NULLS NOT DISTINCT (log_id, agency_id, type, word),
  constraint log_sum_log_id_fkey FOREIGN KEY (log_id) REFERENCES log(log_id)
);

-- owner: app/record
create table log_tile (
  log_id smallint not null,
  level smallint not null,
  index bigint not null,
  bytes bytea not null,
  constraint log_tile_bytes_check CHECK ((((length(bytes) >= 32) AND (length(bytes) <= 8192)) AND ((length(bytes) % 32) = 0))),
  constraint log_tile_index_check CHECK ((index >= 0)),
  constraint log_tile_level_check CHECK (((level >= 0) AND (level <= 63))),
  constraint log_tile_log_id_fkey FOREIGN KEY (log_id) REFERENCES log(log_id),
  constraint log_tile_pkey PRIMARY KEY (log_id, level, index)
);

-- owner: app/record
create table log_watch (
  agency_id uuid not null,
  checked_until timestamp with time zone not null,
  checked_at timestamp with time zone not null,
  promises bigint not null default 0,
  broken bigint not null default 0,
  constraint log_watch_pkey PRIMARY KEY (agency_id)
);

-- owner: app/record
create table log_witness (
  log_id smallint not null,
  name text not null,
  size bigint not null,
  constraint log_witness_log_id_fkey FOREIGN KEY (log_id) REFERENCES log(log_id),
  constraint log_witness_pkey PRIMARY KEY (log_id, name),
  constraint log_witness_size_check CHECK ((size >= 0))
);

-- owner: app/map
create table map_counted (
  agency_id uuid not null,
  case_id uuid not null,
  month text not null,
  constraint map_counted_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint map_counted_month_check CHECK ((month ~ '^\d{4}-\d{2}$'::text)),
  constraint map_counted_pkey PRIMARY KEY (agency_id, case_id)
);
CREATE INDEX map_counted_month ON public.map_counted USING btree (agency_id, month);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/map
create table map_sheet (
  agency_id uuid not null,
  month text not null,
  from_day date not null,
  to_day date not null,
  made_on date not null,
  file bytea not null,
  sha256 bytea not null,
  csv bytea not null,
  csv_sha256 bytea not null,
  geojson bytea not null,
  geojson_sha256 bytea not null,
  constraint map_sheet_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint map_sheet_month_check CHECK ((month ~ '^\d{4}-\d{2}$'::text)),
  constraint map_sheet_pkey PRIMARY KEY (agency_id, month)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table matter (
  agency_id uuid not null,
  case_id uuid not null default gen_random_uuid(),
  code text not null,
  service_id uuid,
  area_id uuid,
  office_id uuid not null,
  desk_id uuid not null,
  state text not null,
  opened_hour timestamp with time zone not null,
  target_version integer,
  first_reply_due_at timestamp with time zone,
  solution_due_at timestamp with time zone,
  first_reply_at timestamp with time zone,
  solved_at timestamp with time zone,
  planned_on date,
  verdict_until timestamp with time zone,
  verdict_hour timestamp with time zone,
  objections integer not null default 0,
  passed_on integer not null default 0,
  assigned_to uuid,
  sorted_by text not null,
  news boolean not null default true,
  dangerous boolean not null default false,
  danger_by text,
  terms jsonb,
  joined_into uuid,
  joined_before jsonb,
  joined_due_at timestamp with time zone,
  paused_since timestamp with time zone,
  planned_until timestamp with time zone,
  due_at timestamp with time zone generated ,
  escalated_due_at timestamp with time zone,
  escalated_steps smallint not null default 0,
  escalates_at timestamp with time zone,
  came_by uuid,
  ended_as text,
  constraint danger_has_a_reason CHECK (((NOT dangerous) OR (danger_by IS NOT NULL))),
  constraint joined_is_joined_to_one CHECK ((((state = 'joined'::text) = (joined_into IS NOT NULL)) AND ((state = 'joined'::text) = (joined_before IS NOT NULL)))),
  constraint matter_agency_id_code_key UNIQUE (agency_id, code),
  constraint matter_agency_id_desk_id_fkey FOREIGN KEY (agency_id, desk_id) REFERENCES desk(agency_id, desk_id),
  constraint matter_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint matter_agency_id_joined_into_fkey FOREIGN KEY (agency_id, joined_into) REFERENCES matter(agency_id, case_id),
  constraint matter_agency_id_office_id_fkey FOREIGN KEY (agency_id, office_id) REFERENCES office(agency_id, office_id),
  constraint matter_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, service_id),
  constraint matter_danger_by_check CHECK ((danger_by = ANY (ARRAY['words'::text, 'learned'::text, 'officer'::text]))),
  constraint matter_ended_as_check CHECK ((ended_as = ANY (ARRAY['done'::text, 'confirmed'::text, 'not-confirmed'::text, 'refused'::text]))),
  constraint matter_pkey PRIMARY KEY (agency_id, case_id),
  constraint matter_sorted_by_check CHECK ((sorted_by = ANY (ARRAY['person'::text, 'proposal'::text, 'officer'::text, 'nobody'::text]))),
  constraint matter_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'waiting-for-person'::text, 'done'::text, 'confirmed'::text, 'not-confirmed'::text, 'refused'::text, 'withdrawn'::text, 'hidden'::text, 'joined'::text, 'handed-over'::text]))),
  constraint only_handed_over_ends_elsewhere CHECK (((ended_as IS NULL) OR (state = 'handed-over'::text)))
);
CREATE INDEX matter_desk_counts ON public.matter USING btree (agency_id, desk_id, due_at, news) WHERE (state = ANY (ARRAY['open'::text, 'answered'::text, 'waiting-for-person'::text]));
CREATE INDEX matter_due ON public.matter USING btree (agency_id, (
CASE
    WHEN (dangerous AND (state = ANY (ARRAY['open'::text, 'answered'::text, 'waiting-for-person'::text]))) THEN 0
    ELSE 1
END), COALESCE(due_at, '9999-01-01 00:00:00+00'::timestamp with time zone), case_id);
CREATE INDEX matter_due_at_desk ON public.matter USING btree (agency_id, desk_id, (
CASE
    WHEN (dangerous AND (state = ANY (ARRAY['open'::text, 'answered'::text, 'waiting-for-person'::text]))) THEN 0
    ELSE 1
END), COALESCE(due_at, '9999-01-01 00:00:00+00'::timestamp with time zone), case_id) WHERE (state = ANY (ARRAY['open'::text, 'answered'::text, 'waiting-for-person'::text]));
CREATE INDEX matter_due_open ON public.matter USING btree (agency_id, (
CASE
    WHEN (dangerous AND (state = ANY (ARRAY['open'::text, 'answered'::text, 'waiting-for-person'::text]))) THEN 0
    ELSE 1
END), COALESCE(due_at, '9999-01-01 00:00:00+00'::timestamp with time zone), case_id) WHERE (state = ANY (ARRAY['open'::text, 'answered'::text, 'waiting-for-person'::text]));
CREATE INDEX matter_first_reply_due ON public.matter USING btree (agency_id, first_reply_due_at);
CREATE INDEX matter_joined ON public.matter USING btree (agency_id, joined_into) WHERE (joined_into IS NOT NULL);
CREATE INDEX matter_objected_twice ON public.matter USING btree (agency_id, case_id) WHERE ((objections > 1) AND (state = ANY (ARRAY['open'::text, 'answered'::text, 'waiting-for-person'::text])));
CREATE INDEX matter_overdue ON public.matter USING btree (agency_id, due_at) WHERE (due_at IS NOT NULL);
CREATE INDEX matter_solution_due ON public.matter USING btree (agency_id, solution_due_at);
CREATE INDEX matter_verdict ON public.matter USING btree (agency_id, verdict_until) WHERE (state = 'done'::text);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table missed_target (
  agency_id uuid not null,
  case_id uuid not null,
  which text not null,
  constraint missed_target_agency_id_case_id_fkey FOREIGN KEY (agency_id, case_id) REFERENCES matter(agency_id, case_id),
  constraint missed_target_pkey PRIMARY KEY (agency_id, case_id, which),
  constraint missed_target_which_check CHECK ((which = ANY (ARRAY['first-reply'::text, 'solution'::text])))
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/models
create table model (
  agency_id uuid not null,
  model_id uuid not null default gen_random_uuid(),
  hash text not null,
  bytes bytea not null,
  card jsonb not null,
  phrases text not null,
  seen_until timestamp with time zone not null,
  learned_at timestamp with time zone not null,
  in_use boolean not null default false,
  kind text not null default 'service'::text,
  constraint model_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint model_agency_id_kind_hash_key UNIQUE (agency_id, kind, hash),
  constraint model_bytes_check CHECK ((octet_length(bytes) <= 2000000)),
  constraint model_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint model_kind_check CHECK ((kind = ANY (ARRAY['service'::text, 'urgency'::text]))),
  constraint model_pkey PRIMARY KEY (agency_id, model_id)
);
CREATE UNIQUE INDEX model_in_use ON public.model USING btree (agency_id, kind) WHERE in_use;
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/indicators
create table near_copy (
  agency_id uuid not null,
  case_id uuid not null,
  constraint near_copy_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint near_copy_pkey PRIMARY KEY (agency_id, case_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table note_mention (
  agency_id uuid not null,
  note_id uuid not null,
  officer_id uuid not null,
  read_at timestamp with time zone,
  constraint note_mention_agency_id_note_id_fkey FOREIGN KEY (agency_id, note_id) REFERENCES case_note(agency_id, note_id) ON DELETE CASCADE,
  constraint note_mention_pkey PRIMARY KEY (agency_id, note_id, officer_id)
);
CREATE INDEX note_mention_unread ON public.note_mention USING btree (agency_id, officer_id) WHERE (read_at IS NULL);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/agencies
create table office (
  agency_id uuid not null,
  office_id uuid not null default gen_random_uuid(),
  name jsonb not null,
  address jsonb not null default '{"en": "", "fa": ""}'::jsonb,
  calendar_id uuid not null,
  closed boolean not null default false,
  constraint office_agency_id_calendar_id_fkey FOREIGN KEY (agency_id, calendar_id) REFERENCES calendar(agency_id, calendar_id),
  constraint office_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint office_pkey PRIMARY KEY (agency_id, office_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/people
create table officer (
  agency_id uuid not null,
  officer_id uuid not null default gen_random_uuid(),
  email text not null,
  name text not null,
  role text not null,
  lang text not null default 'fa'::text,
  password_hash text,
  password_once boolean not null default false,
  totp_sealed bytea,
  totp_step bigint,
  wants_digest boolean not null default true,
  locked_at timestamp with time zone,
  failed_tries integer not null default 0,
  try_again_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint officer_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254)))),
  constraint officer_lang_check CHECK ((lang = ANY (ARRAY['fa'::text, 'en'::text]))),
  constraint officer_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint officer_pkey PRIMARY KEY (agency_id, officer_id),
  constraint officer_role_check CHECK ((role = ANY (ARRAY['officer'::text, 'lead'::text, 'manager'::text, 'auditor'::text, 'administrator'::text, 'umbrella'::text])))
);
CREATE UNIQUE INDEX officer_email ON public.officer USING btree (email);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/agencies
create table officer_desk (
  agency_id uuid not null,
  officer_id uuid not null,
  desk_id uuid not null,
  constraint officer_desk_agency_id_desk_id_fkey FOREIGN KEY (agency_id, desk_id) REFERENCES desk(agency_id, desk_id),
  constraint officer_desk_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id) ON DELETE CASCADE,
  constraint officer_desk_pkey PRIMARY KEY (agency_id, officer_id, desk_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/people
create table officer_token (
  agency_id uuid not null,
  token_hash bytea not null,
  officer_id uuid not null,
  purpose text not null,
  expires_at timestamp with time zone not null,
  constraint officer_token_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id) ON DELETE CASCADE,
  constraint officer_token_pkey PRIMARY KEY (agency_id, token_hash),
  constraint officer_token_purpose_check CHECK ((purpose = ANY (ARRAY['invitation'::text, 'reset'::text])))
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/opendata
create table open311_token (
  agency_id uuid not null,
  token_hash bytea not null,
  submission_id uuid not null,
  constraint open311_token_agency_id_submission_id_fkey FOREIGN KEY (agency_id, submission_id) REFERENCES submission(agency_id, submission_id) ON DELETE CASCADE,
  constraint open311_token_pkey PRIMARY KEY (agency_id, token_hash)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/opendata
create table open_release (
  agency_id uuid not null,
  until_day date not null,
  opened_from date,
  opened_to date,
  services text[] not null,
  csv bytea not null,
  csv_sha256 bytea not null,
  parquet bytea not null,
  parquet_sha256 bytea not null,
  constraint open_release_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint open_release_agency_id_until_day_fkey FOREIGN KEY (agency_id, until_day) REFERENCES release(agency_id, until_day),
  constraint open_release_pkey PRIMARY KEY (agency_id, until_day)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/submissions
create table outbox (
  agency_id uuid not null,
  message_id uuid not null default gen_random_uuid(),
  submission_id uuid,
  officer_id uuid,
  channel text not null,
  template text not null,
  fields jsonb not null default '{}'::jsonb,
  once text not null,
  state text not null default 'waiting'::text,
  failure text,
  tries integer not null default 0,
  next_try_at timestamp with time zone not null,
  constraint outbox_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint outbox_agency_id_once_key UNIQUE (agency_id, once),
  constraint outbox_channel_check CHECK ((channel = ANY (ARRAY['mail'::text, 'sms'::text]))),
  constraint outbox_pkey PRIMARY KEY (agency_id, message_id),
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'given-up'::text])))
);
CREATE INDEX outbox_waiting ON public.outbox USING btree (agency_id, next_try_at) WHERE (state = ANY (ARRAY['waiting'::text, 'failed'::text]));
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/indicators
create table own_definition (
  agency_id uuid not null,
  id text not null,
  version integer not null,
  text text not null,
  kept_at timestamp with time zone not null,
  kept_by uuid not null,
  retired boolean not null default false,
  constraint own_definition_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint own_definition_pkey PRIMARY KEY (agency_id, id, version)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/people
create table passkey (
  agency_id uuid not null,
  credential_id text not null,
  officer_id uuid not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}'::text[],
  name text not null,
  created_at timestamp with time zone not null,
  constraint passkey_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id) ON DELETE CASCADE,
  constraint passkey_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint passkey_pkey PRIMARY KEY (agency_id, credential_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/submissions
create table photo (
  agency_id uuid not null,
  submission_id uuid not null,
  photo_id uuid not null default gen_random_uuid(),
  sealed bytea not null,
  constraint photo_agency_id_submission_id_fkey FOREIGN KEY (agency_id, submission_id) REFERENCES submission(agency_id, submission_id) ON DELETE CASCADE,
  constraint photo_pkey PRIMARY KEY (agency_id, submission_id, photo_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/places
create table place_choice (
  agency_id uuid not null,
  name text not null,
  area_id uuid not null,
  count integer not null,
  constraint place_choice_agency_id_area_id_fkey FOREIGN KEY (agency_id, area_id) REFERENCES area(agency_id, area_id),
  constraint place_choice_count_check CHECK ((count > 0)),
  constraint place_choice_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint place_choice_pkey PRIMARY KEY (agency_id, name, area_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/places
create table place_version (
  agency_id uuid not null,
  version bigint not null,
  constraint place_version_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint place_version_pkey PRIMARY KEY (agency_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/submissions
create table receipt_lookup (
  lookup character(8) not null,
  agency_id uuid not null,
  submission_id uuid not null,
  secret_hmac bytea,
  secret_hash text,
  stored_hour timestamp with time zone not null,
  wrong_tries integer not null default 0,
  last_wrong_hour timestamp with time zone,
  try_again_at timestamp with time zone,
  constraint receipt_lookup_check CHECK (((secret_hmac IS NULL) <> (secret_hash IS NULL))),
  constraint receipt_lookup_last_wrong_hour_check CHECK ((last_wrong_hour = date_trunc('hour'::text, last_wrong_hour, 'UTC'::text))),
  constraint receipt_lookup_lookup_check CHECK ((lookup ~ '^[0-9]{8}$'::text)),
  constraint receipt_lookup_pkey PRIMARY KEY (lookup),
  constraint receipt_lookup_try_again_at_check CHECK ((try_again_at = date_trunc('hour'::text, try_again_at, 'UTC'::text)))
);
CREATE INDEX receipt_lookup_of ON public.receipt_lookup USING btree (agency_id, submission_id);
CREATE INDEX receipt_lookup_weak ON public.receipt_lookup USING btree (stored_hour) WHERE (secret_hmac IS NOT NULL);

-- owner: app/record
create table record (
  seq bigint not null,
  agency_id uuid,
  type text,
  body jsonb not null,
  about uuid,
  salt bytea,
  entry bytea,
  constraint record_pkey PRIMARY KEY (seq),
  constraint record_seq_check CHECK ((seq >= 0))
);
CREATE INDEX record_about ON public.record USING btree (about) WHERE (about IS NOT NULL);

-- owner: app/record
create table record_reader (
  name text not null,
  seq bigint not null,
  constraint record_reader_pkey PRIMARY KEY (name)
);

-- owner: app/record
create table record_waiting (
  line_id uuid not null default gen_random_uuid(),
  ready_at timestamp with time zone not null,
  agency_id uuid,
  type text not null,
  body jsonb not null,
  about uuid,
  salt bytea,
  entry bytea not null,
  constraint record_waiting_pkey PRIMARY KEY (line_id),
  constraint record_waiting_type_check CHECK (((length(type) >= 3) AND (length(type) <= 60)))
);
CREATE INDEX record_waiting_ready ON public.record_waiting USING btree (ready_at, line_id);

-- owner: app/agencies
create table refusal_reason (
  agency_id uuid not null,
  code text not null,
  name jsonb not null,
  retired boolean not null default false,
  constraint refusal_reason_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint refusal_reason_code_check CHECK ((code ~ '^[a-z][a-z0-9-]{1,38}$'::text)),
  constraint refusal_reason_pkey PRIMARY KEY (agency_id, code)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/indicators
create table release (
  agency_id uuid not null,
  release_id uuid not null default gen_random_uuid(),
  until_day date not null,
  made_on date not null,
  method text not null,
  file bytea not null,
  sha256 bytea not null,
  constraint release_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint release_agency_id_until_day_key UNIQUE (agency_id, until_day),
  constraint release_pkey PRIMARY KEY (agency_id, release_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/indicators
create table release_figures (
  agency_id uuid not null,
  until_day date not null,
  method text not null,
  smallest_group integer not null,
  figures jsonb not null,
  constraint release_figures_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint release_figures_agency_id_until_day_fkey FOREIGN KEY (agency_id, until_day) REFERENCES release(agency_id, until_day),
  constraint release_figures_pkey PRIMARY KEY (agency_id, until_day)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table reply (
  agency_id uuid not null,
  reply_id uuid not null default gen_random_uuid(),
  case_id uuid not null,
  outcome text not null,
  wrapped_key bytea,
  sealed bytea,
  due_on date,
  reason_code text,
  officer_id uuid not null,
  replied_at timestamp with time zone not null,
  constraint only_a_plan_has_a_day CHECK (((outcome = 'planned'::text) = (due_on IS NOT NULL))),
  constraint only_a_refusal_has_a_reason CHECK (((outcome = 'refused'::text) = (reason_code IS NOT NULL))),
  constraint reply_agency_id_case_id_fkey FOREIGN KEY (agency_id, case_id) REFERENCES matter(agency_id, case_id),
  constraint reply_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'planned'::text, 'refused'::text, 'question'::text, 'passed-on'::text, 'update'::text]))),
  constraint reply_pkey PRIMARY KEY (agency_id, reply_id)
);
CREATE INDEX reply_by_case ON public.reply USING btree (agency_id, case_id, replied_at);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table reply_file (
  agency_id uuid not null,
  file_id uuid not null default gen_random_uuid(),
  reply_id uuid not null,
  name text not null,
  type text not null,
  sealed bytea not null,
  constraint reply_file_agency_id_reply_id_fkey FOREIGN KEY (agency_id, reply_id) REFERENCES reply(agency_id, reply_id),
  constraint reply_file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint reply_file_pkey PRIMARY KEY (agency_id, file_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/reports
create table report (
  agency_id uuid not null,
  report_id uuid not null default gen_random_uuid(),
  kind text not null,
  from_day date not null,
  to_day date not null,
  made_at timestamp with time zone not null,
  facts jsonb not null,
  constraint report_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint report_agency_id_kind_to_day_key UNIQUE (agency_id, kind, to_day),
  constraint report_kind_check CHECK ((kind = ANY (ARRAY['week'::text, 'month'::text]))),
  constraint report_pkey PRIMARY KEY (agency_id, report_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/reports
create table report_reader (
  agency_id uuid not null,
  officer_id uuid not null,
  kind text not null,
  constraint report_reader_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id) ON DELETE CASCADE,
  constraint report_reader_kind_check CHECK ((kind = ANY (ARRAY['week'::text, 'month'::text]))),
  constraint report_reader_pkey PRIMARY KEY (agency_id, officer_id, kind)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/reports
create table report_setting (
  agency_id uuid not null,
  weekly boolean not null default true,
  monthly boolean not null default true,
  week_starts smallint not null default 6,
  constraint report_setting_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint report_setting_pkey PRIMARY KEY (agency_id),
  constraint report_setting_week_starts_check CHECK (((week_starts >= 0) AND (week_starts <= 6)))
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/places
create table responsibility (
  agency_id uuid not null,
  responsibility_id uuid not null default gen_random_uuid(),
  service_id uuid,
  area_id uuid,
  desk_id uuid,
  other_agency_id uuid,
  constraint responsibility_agency_id_area_id_fkey FOREIGN KEY (agency_id, area_id) REFERENCES area(agency_id, area_id),
  constraint responsibility_agency_id_desk_id_fkey FOREIGN KEY (agency_id, desk_id) REFERENCES desk(agency_id, desk_id),
  constraint responsibility_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint responsibility_agency_id_service_id_area_id_key UNIQUE NULLS NOT DISTINCT (agency_id, service_id, area_id),
  constraint responsibility_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, service_id),
  constraint responsibility_check CHECK ((other_agency_id <> agency_id)),
  constraint responsibility_check1 CHECK (((desk_id IS NULL) <> (other_agency_id IS NULL))),
  constraint responsibility_other_agency_id_fkey FOREIGN KEY (other_agency_id) REFERENCES agency(agency_id),
  constraint responsibility_pkey PRIMARY KEY (agency_id, responsibility_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/indicators
create table result_event (
  agency_id uuid not null,
  event_id uuid not null default gen_random_uuid(),
  day date not null,
  text jsonb not null,
  constraint result_event_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint result_event_pkey PRIMARY KEY (agency_id, event_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/indicators
create table roll_up (
  agency_id uuid not null,
  day date not null,
  desk_id uuid not null,
  service_id uuid not null,
  area_id uuid not null,
  measure text not null,
  count bigint not null,
  constraint roll_up_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint roll_up_count_check CHECK ((count > 0)),
  constraint roll_up_pkey PRIMARY KEY (agency_id, day, desk_id, service_id, area_id, measure)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table satisfaction (
  agency_id uuid not null,
  submission_id uuid not null,
  answer smallint not null,
  answered_hour timestamp with time zone not null,
  constraint satisfaction_agency_id_submission_id_fkey FOREIGN KEY (agency_id, submission_id) REFERENCES submission(agency_id, submission_id) ON DELETE CASCADE,
  constraint satisfaction_answer_check CHECK (((answer >= 1) AND (answer <= 5))),
  constraint satisfaction_answered_hour_check CHECK ((answered_hour = date_trunc('hour'::text, answered_hour, 'UTC'::text))),
  constraint satisfaction_pkey PRIMARY KEY (agency_id, submission_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table saved_view (
  agency_id uuid not null,
  view_id uuid not null default gen_random_uuid(),
  officer_id uuid not null,
  name text not null,
  asked jsonb not null,
  constraint saved_view_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id) ON DELETE CASCADE,
  constraint saved_view_agency_id_officer_id_name_key UNIQUE (agency_id, officer_id, name),
  constraint saved_view_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint saved_view_pkey PRIMARY KEY (agency_id, view_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/agencies
create table service (
  agency_id uuid not null,
  service_id uuid not null default gen_random_uuid(),
  code text not null,
  name jsonb not null,
  description jsonb not null default '{"en": "", "fa": ""}'::jsonb,
  heading jsonb,
  public_kind boolean not null default false,
  calls_back boolean not null default false,
  needs_place boolean not null default false,
  retired boolean not null default false,
  sort integer not null default 0,
  needs_evidence boolean not null default false,
  constraint service_agency_id_code_key UNIQUE (agency_id, code),
  constraint service_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint service_code_check CHECK ((code ~ '^[a-z0-9][a-z0-9-]{1,58}$'::text)),
  constraint service_pkey PRIMARY KEY (agency_id, service_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/agencies
create table service_example (
  agency_id uuid not null,
  example_id uuid not null default gen_random_uuid(),
  service_id uuid not null,
  text text not null,
  constraint service_example_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, service_id),
  constraint service_example_pkey PRIMARY KEY (agency_id, example_id),
  constraint service_example_text_check CHECK (((length(text) >= 2) AND (length(text) <= 500)))
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/agencies
create table service_target (
  agency_id uuid not null,
  service_id uuid not null,
  version integer not null,
  first_reply_days integer not null,
  solution_days integer not null,
  set_at timestamp with time zone not null,
  counting text not null default 'working'::text,
  urgent_counting text,
  urgent_first_reply_hours integer,
  urgent_solution_hours integer,
  constraint service_target_agency_id_service_id_fkey FOREIGN KEY (agency_id, service_id) REFERENCES service(agency_id, service_id),
  constraint service_target_counting_check CHECK ((counting = ANY (ARRAY['working'::text, 'calendar'::text]))),
  constraint service_target_first_reply_days_check CHECK (((first_reply_days >= 1) AND (first_reply_days <= 365))),
  constraint service_target_pkey PRIMARY KEY (agency_id, service_id, version),
  constraint service_target_solution_days_check CHECK (((solution_days >= 1) AND (solution_days <= 365))),
  constraint service_target_urgent_counting_check CHECK ((urgent_counting = ANY (ARRAY['working'::text, 'calendar'::text]))),
  constraint service_target_urgent_first_reply_hours_check CHECK (((urgent_first_reply_hours >= 1) AND (urgent_first_reply_hours <= 8760))),
  constraint service_target_urgent_solution_hours_check CHECK (((urgent_solution_hours >= 1) AND (urgent_solution_hours <= 8760))),
  constraint urgent_target_is_whole CHECK ((((urgent_counting IS NULL) = (urgent_first_reply_hours IS NULL)) AND ((urgent_counting IS NULL) = (urgent_solution_hours IS NULL))))
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/people
create table session (
  agency_id uuid not null,
  token_hash bytea not null,
  officer_id uuid not null,
  csrf_token text not null,
  strong_at timestamp with time zone,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint session_agency_id_officer_id_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officer(agency_id, officer_id) ON DELETE CASCADE,
  constraint session_pkey PRIMARY KEY (agency_id, token_hash)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/submissions
create table submission (
  agency_id uuid not null,
  submission_id uuid not null,
  idempotency bytea not null,
  received_hour timestamp with time zone not null,
  channel text not null,
  form_lang text not null,
  chosen_service_id uuid,
  chosen_area_id uuid,
  wrapped_key bytea,
  sealed bytea,
  may_publish boolean not null default false,
  wants_updates boolean not null default false,
  photos smallint not null default 0,
  covered text,
  folded text,
  search tsvector generated ,
  text_lang text,
  proposed_service_id uuid,
  probability real,
  understood boolean not null default false,
  opened boolean not null default false,
  released_at timestamp with time zone,
  withdrawn boolean not null default false,
  hidden_reason text,
  erased boolean not null default false,
  forgotten boolean not null default false,
  commitment bytea not null,
  proposal_model text,
  proposal_threshold real,
  danger_signs text[] not null default '{}'::text[],
  danger_probability real,
  constraint submission_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint submission_agency_id_idempotency_key UNIQUE (agency_id, idempotency),
  constraint submission_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'api'::text, 'telephone'::text, 'counter'::text, 'import'::text, 'mail'::text, 'sms'::text]))),
  constraint submission_form_lang_check CHECK ((form_lang = ANY (ARRAY['fa'::text, 'en'::text]))),
  constraint submission_pkey PRIMARY KEY (agency_id, submission_id),
  constraint submission_received_hour_check CHECK ((received_hour = date_trunc('hour'::text, received_hour, 'UTC'::text)))
);
CREATE INDEX submission_hour ON public.submission USING btree (agency_id, received_hour) WHERE (NOT forgotten);
CREATE INDEX submission_released ON public.submission USING btree (agency_id, received_hour) WHERE (released_at IS NOT NULL);
CREATE INDEX submission_released_id ON public.submission USING btree (agency_id, submission_id) WHERE (released_at IS NOT NULL);
CREATE INDEX submission_search ON public.submission USING gin (agency_id, search) WITH (gin_pending_list_limit='512') WHERE understood;
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/places
create table submission_place (
  agency_id uuid not null,
  submission_id uuid not null,
  area_id uuid,
  area_ids uuid[] not null default '{}'::uuid[],
  how text not null,
  level text,
  certainty real not null,
  cell text,
  name text,
  candidates uuid[] not null default '{}'::uuid[],
  constraint submission_place_certainty_check CHECK (((certainty >= (0)::double precision) AND (certainty <= (1)::double precision))),
  constraint submission_place_how_check CHECK ((how = ANY (ARRAY['given'::text, 'point'::text, 'text'::text, 'no-place'::text, 'not-found'::text, 'many'::text, 'officer'::text]))),
  constraint submission_place_pkey PRIMARY KEY (agency_id, submission_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/submissions
create table submission_waiting (
  agency_id uuid not null,
  wants text not null,
  submission_id uuid not null,
  constraint submission_waiting_pkey PRIMARY KEY (agency_id, wants, submission_id),
  constraint submission_waiting_wants_check CHECK ((wants = ANY (ARRAY['understanding'::text, 'case'::text])))
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/agencies
create table template (
  agency_id uuid not null,
  template_id uuid not null default gen_random_uuid(),
  outcome text not null,
  name jsonb not null,
  body jsonb not null,
  conditions jsonb not null default '{}'::jsonb,
  constraint template_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint template_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'planned'::text, 'refused'::text, 'question'::text, 'passed-on'::text, 'update'::text]))),
  constraint template_pkey PRIMARY KEY (agency_id, template_id)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/agencies
create table umbrella_rule (
  agency_id uuid not null,
  most_first_reply_days integer,
  most_solution_days integer,
  reason_codes text[],
  constraint umbrella_rule_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agency(agency_id),
  constraint umbrella_rule_most_first_reply_days_check CHECK (((most_first_reply_days >= 1) AND (most_first_reply_days <= 365))),
  constraint umbrella_rule_most_solution_days_check CHECK (((most_solution_days >= 1) AND (most_solution_days <= 365))),
  constraint umbrella_rule_pkey PRIMARY KEY (agency_id)
);
-- policy everyone_reads for SELECT to pasokh_app: true
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table urgency_correction (
  agency_id uuid not null,
  correction_id uuid not null default gen_random_uuid(),
  submission_id uuid not null,
  dangerous boolean not null,
  officer_id uuid not null,
  corrected_at timestamp with time zone not null,
  constraint urgency_correction_agency_id_submission_id_fkey FOREIGN KEY (agency_id, submission_id) REFERENCES submission(agency_id, submission_id) ON DELETE CASCADE,
  constraint urgency_correction_pkey PRIMARY KEY (agency_id, correction_id)
);
CREATE INDEX urgency_correction_newest ON public.urgency_correction USING btree (agency_id, corrected_at);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/cases
create table verdict_link (
  agency_id uuid not null,
  submission_id uuid not null,
  token_hash bytea not null,
  expires_at timestamp with time zone not null,
  used boolean not null default false,
  constraint verdict_link_agency_id_submission_id_fkey FOREIGN KEY (agency_id, submission_id) REFERENCES submission(agency_id, submission_id) ON DELETE CASCADE,
  constraint verdict_link_pkey PRIMARY KEY (agency_id, submission_id),
  constraint verdict_link_token_hash_key UNIQUE (token_hash)
);
-- policy own_agency for ALL to pasokh_app: (agency_id = ( SELECT current_agency() AS current_agency))
-- policy owner_all for ALL to pasokh_owner: true

-- owner: app/record
create table witnessed (
  origin text not null,
  size bigint not null,
  note text not null,
  signed_at timestamp with time zone not null,
  constraint witnessed_pkey PRIMARY KEY (origin),
  constraint witnessed_size_check CHECK ((size >= 0))
);

-- function current_agency()
-- function demands_on(child uuid)
-- function expire_sign_ins(now_is timestamp with time zone, idle interval) security definer
-- function log_tile_only_grows()
-- function officer_by_email(wanted text) security definer
-- function place_changed()
-- function receipt_find(wanted text) security definer
-- function receipt_forget(wanted uuid) security definer
-- function receipt_of(wanted uuid) security definer
-- function receipt_strengthen(wanted text, hash text) security definer
-- function receipt_tried(wanted text, tries integer, since timestamp with time zone, again_at timestamp with time zone) security definer
-- function receipts_add(lookups text[], agencies uuid[], submissions uuid[], hmacs bytea[], at timestamp with time zone) security definer
-- function receipts_weak(most integer) security definer
-- function receipts_weak_since() security definer
-- function record_is_append_only()
-- function rules_above(child uuid)
-- function submissions_like(wanted tsquery, most integer, shared tsquery, best integer) security definer
-- function submissions_with(wanted tsquery, most integer) security definer
-- function tell_desk_of_note()
-- function tell_desks()
-- function tell_desks_left()
-- function verdict_link_find(wanted bytea) security definer
-- function wall_off(IN named regclass)
