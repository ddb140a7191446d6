-- Held to the end of the transaction. The number is the product's own.
SELECT pg_advisory_xact_lock(4206190210)
