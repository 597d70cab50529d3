-- 0031 intake-beats: in which stretches of five minutes messages could be taken in.
--
-- Owner: app/indicators. Why: results say how much of the time the form could be sent. Whoever serves the form writes
-- a row by the way on which a message is kept; a stretch without one counts as away. No agency and no person is in it.
-- Back: drop the table.

create table intake_beat (
  at timestamptz primary key check (at = date_bin('5 minutes', at, timestamptz '2020-01-01 00:00:00Z'))
);
grant select, insert, delete on intake_beat to pasokh_app;
