-- 0019 due: cases in the order in which the inbox shows them.
--
-- Owner: app/cases. Why: a page of the inbox is the first few by danger and due time; without an index
-- in just this order every case of the agency was read and sorted for it.
-- Back: drop the indexes.

create index matter_due on matter (
  agency_id,
  (case when dangerous and state in ('open', 'answered', 'waiting-for-person') then 0 else 1 end),
  (coalesce(case when first_reply_at is null then first_reply_due_at end, solution_due_at, timestamptz '9999-01-01 00:00:00Z')),
  case_id);
create index matter_due_open on matter (
  agency_id,
  (case when dangerous and state in ('open', 'answered', 'waiting-for-person') then 0 else 1 end),
  (coalesce(case when first_reply_at is null then first_reply_due_at end, solution_due_at, timestamptz '9999-01-01 00:00:00Z')),
  case_id) where state in ('open', 'answered', 'waiting-for-person');
