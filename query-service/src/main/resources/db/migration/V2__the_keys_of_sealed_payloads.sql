-- With which key the collector sealed a payload, so that one sealed before the key was changed can still be opened. Null
-- where it lies open, and in the rows of before, which do not say.
ALTER TABLE rejected_events ADD COLUMN sealed_with text;
