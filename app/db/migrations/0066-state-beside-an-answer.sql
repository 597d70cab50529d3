-- 0066 state-beside-an-answer: what has become of the case that an answer to the question after the verdict is about.
--
-- Owner: app/cases. Why: which answers a release counts is said by the same words as which cases it counts, and one of them is the
-- state. To look each case up again for it was a fifth of the time that a release takes. Nobody's answer becomes known by it.
-- Back: drop the view and make that of 0064 again.

create or replace view pub_satisfaction with (security_invoker = true) as
  select joined.agency_id, m.service_id, m.opened_hour, answer, m.case_id, answered_hour, coalesce(m.ended_as, m.state) as state
  from case_submission joined
    join matter m on m.agency_id = joined.agency_id and m.case_id = joined.case_id
    left join satisfaction s on s.agency_id = joined.agency_id and s.submission_id = joined.submission_id
  where verdict is not null and m.state not in ('withdrawn', 'hidden');
