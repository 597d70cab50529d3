-- 0021 record rows: what an entry says is kept once.
--
-- Owner: app/record. Why: a nation's log has hundreds of millions of lines; each byte of a row counts. The type stands
-- beside the entry only where the entry does not show it, and when a line was placed is told by its checkpoint.
-- Back: add the column; the types can be filled in from the entries.

alter table record drop column numbered_at, alter column type drop not null;
