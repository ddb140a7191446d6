-- Which way an attempt goes: the lease of its channel and of the number it shows, over when the attempt is.
ALTER TABLE attempt ADD COLUMN carrier_id text NULL;
ALTER TABLE attempt ADD COLUMN trunk text NULL;
ALTER TABLE attempt ADD COLUMN caller_id text NULL;

CREATE INDEX attempt_carrier ON attempt (carrier_id)
    WHERE carrier_id IS NOT NULL AND state IN ('dialling', 'ringing', 'amd_screening', 'attaching', 'in_progress');
CREATE INDEX attempt_caller_id ON attempt (caller_id, started_at) WHERE caller_id IS NOT NULL;
