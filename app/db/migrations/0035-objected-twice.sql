-- 0035 objected twice: cases whose senders have objected more than once, for the umbrella.
--
-- Owner: app/cases. Why: who said twice that it was not done is heard by the umbrella above; a job looks for such cases.
-- Back: drop the index.

create index matter_objected_twice on matter (agency_id, case_id) where objections > 1 and state in ('open', 'answered', 'waiting-for-person');
