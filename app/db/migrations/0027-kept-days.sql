-- 0027 kept-days: the day that an office named in a reply may be counted.
--
-- Owner: app/cases. Why: "done by the day you named" is a promise like the others, and results count whether it was
-- kept. Only the day leaves the reply; its text stays sealed.
-- Back: create the view anew without the column.

create or replace view pub_reply with (security_invoker = true) as
  select agency_id, case_id, outcome, reason_code, replied_at, due_on from reply;
