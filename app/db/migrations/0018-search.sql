-- 0018 search: finding by words reads an index, in the agency's own part of it.
--
-- Owner: app/submissions. Why: row-level security lets no condition near an index whose operator is
-- not proven to leak nothing, and none of text search is. So one function with the owner's rights
-- looks the words up and gives back ids of the agency of this transaction, no contents; what is read
-- by these ids goes through the wall. The index by trigrams answered nothing: asked for what is 0.3
-- alike it reads a seventh of all texts, and keeping it cost most of the time of taking messages in.
-- Back: drop the function and the index, make the two of 0006 again.

create extension if not exists btree_gin;

drop index submission_trigram, submission_search;
-- What came last is read through from one end to the other until it is sorted in: so little of it that no search waits.
create index submission_search on submission using gin (agency_id, search) with (gin_pending_list_limit = 512) where understood;

-- Submissions of this transaction's agency with these words, in no order: not more than `most`.
create function submissions_with(wanted tsquery, most integer) returns setof uuid
  language sql stable security definer set search_path = public
  as $$
    select submission_id from submission
    where agency_id = (select current_agency()) and understood and search @@ wanted limit most
  $$;

-- The `best` of these by how much they share of other words, more of it first.
create function submissions_like(wanted tsquery, most integer, shared tsquery, best integer) returns setof uuid
  language sql stable security definer set search_path = public
  as $$
    select submission_id from (
      select submission_id, search from submission
      where agency_id = (select current_agency()) and understood and search @@ wanted limit most) found
    order by ts_rank(search, shared, 1) desc, submission_id limit best
  $$;

do $$
declare f text;
begin
  foreach f in array array['submissions_with', 'submissions_like'] loop
    execute format('revoke all on function %I from public', f);
    execute format('grant execute on function %I to pasokh_app', f);
  end loop;
end $$;
