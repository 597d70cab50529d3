-- 0064 answers-of-cases: which case an answer to the question after the verdict is about, and from when it is.
--
-- Owner: app/cases. Why: a release publishes how satisfied people are beside how many of those asked have answered, of the cases that
-- it counts and up to a closed day. Nothing else of the answer becomes known by it: neither whose it is nor what was written beside it.
-- Back: drop the view and make that of 0037 again.

create or replace view pub_satisfaction with (security_invoker = true) as
  select joined.agency_id, m.service_id, m.opened_hour, answer, m.case_id, answered_hour
  from case_submission joined
    join matter m on m.agency_id = joined.agency_id and m.case_id = joined.case_id
    left join satisfaction s on s.agency_id = joined.agency_id and s.submission_id = joined.submission_id
  where verdict is not null and m.state not in ('withdrawn', 'hidden');
