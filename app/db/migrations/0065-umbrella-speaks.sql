-- 0065 umbrella speaks: what an umbrella asked about a case that came before it, and what it decided.
--
-- Owner: app/cases. Why: a case that came before the umbrella could be read there and no more. It replies, asks the agency for
-- a statement with a day, and decides; its words stand sealed in the history of the case, as an officer's reasons do. What it
-- decides is counted as said by the office: the day it names is a day named to the person, and what it closes was refused.
-- When: case_grant gets columns without a default; nothing is rewritten. The index is made over no rows yet.
-- Back: create the view anew from reply alone, drop the index and the columns.

alter table case_grant
  -- Until when the agency is to state how it came about; null while nothing is asked.
  add column statement_on date,
  add column decided text check (decided in ('upheld', 'closed')),
  add column decided_at timestamptz,
  -- Objections there were then: one more brings it before the umbrella again.
  add column decided_objections integer,
  add check ((decided is null) = (decided_at is null) and (decided is null) = (decided_objections is null));

-- For what is counted of decisions, beside the replies.
create index case_event_decided_above on case_event (agency_id, case_id) where type in ('umbrella-upheld', 'umbrella-closed');

create or replace view pub_reply with (security_invoker = true) as
  select agency_id, case_id, outcome, reason_code, replied_at, due_on from reply
  union all
  select agency_id, case_id, case type when 'umbrella-upheld' then 'planned' else 'refused' end, fields ->> 'reasonCode', at,
         (fields ->> 'until')::date
  from case_event where type in ('umbrella-upheld', 'umbrella-closed');
