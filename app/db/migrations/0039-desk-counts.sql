-- 0039 desk counts: how much waits at each desk is counted from an index alone.
--
-- Owner: app/cases. Why: every officer's page asks for it again and again; with a hundred thousand open cases each
-- of them was read for it.
-- Back: drop the index.

create index matter_desk_counts on matter (agency_id, desk_id, due_at, news) where state in ('open', 'answered', 'waiting-for-person');
