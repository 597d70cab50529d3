-- 0025 checkpoints: found by when they were signed, and by whether enough witnesses have signed them.
--
-- Owner: app/record. Why: the sequencer signs every other second, and a log without witnesses was read through from its
-- newest checkpoint to its first whenever somebody asked for one that is witnessed.
-- Back: drop both indexes.

create index log_checkpoint_signed on log_checkpoint (log_id, signed_at);
create index log_checkpoint_enough on log_checkpoint (log_id, size) where is_enough;
