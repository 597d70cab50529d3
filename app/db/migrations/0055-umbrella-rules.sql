-- 0055 umbrella rules: what an umbrella demands of the promises and the reasons of the agencies under it.
--
-- Owner: app/agencies. Why: each agency chooses its words, steps, calendars and services; how long people wait at most, and
-- for which reasons they may be refused, is said above. Rules are public, as what an agency is.
-- Back: drop the function and the table.

create table umbrella_rule (
  agency_id uuid not null primary key references agency,
  -- In days as the target counts them; null demands nothing.
  most_first_reply_days integer check (most_first_reply_days between 1 and 365),
  most_solution_days    integer check (most_solution_days between 1 and 365),
  -- Codes of the reasons that may be given; null allows every one.
  reason_codes          text[]
);
call wall_off('umbrella_rule');
create policy everyone_reads on umbrella_rule for select to pasokh_app using (true);

-- What the umbrellas above an agency demand together: the strictest of each, and the reasons that all of them allow.
create function rules_above(child uuid) returns table (most_first_reply_days integer, most_solution_days integer, reason_codes text[])
  language sql stable
  as $$
    with recursive above as (
      select parent_id, 1 as step from agency where agency_id = child
      union all
      select agency.parent_id, step + 1 from above join agency on agency_id = above.parent_id where step < 8
    ), rules as (select r.* from umbrella_rule r join above on above.parent_id = r.agency_id)
    select min(r.most_first_reply_days), min(r.most_solution_days), (
      -- Lists that share nothing allow nothing.
      select case when exists (select from rules where rules.reason_codes is not null) then coalesce(array_agg(code order by code), '{}') end from (
        select code from rules lists, unnest(lists.reason_codes) code group by code
        having count(distinct lists.agency_id) = (select count(*) from rules where rules.reason_codes is not null)) allowed)
    from rules r
  $$;
