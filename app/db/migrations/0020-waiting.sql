-- 0020 waiting: what waits to be understood or for its case stands in a small table of its own.
--
-- Owner: app/submissions. Why: with indexes over «not understood» and «not opened» each of the two
-- steps wrote the row into every index of a wide table again. A row of this table goes with the work,
-- in the same transaction, so that what is done and what waits cannot differ.
-- Back: make the two indexes of 0006 again, drop the table.

drop index submission_waiting, submission_unopened;

create table submission_waiting (
  agency_id     uuid not null,
  wants         text not null check (wants in ('understanding', 'case')),
  submission_id uuid not null,
  primary key (agency_id, wants, submission_id)
);
call wall_off('submission_waiting');

insert into submission_waiting (agency_id, wants, submission_id)
select agency_id, case when understood then 'case' else 'understanding' end, submission_id
from submission where not (understood and opened);
