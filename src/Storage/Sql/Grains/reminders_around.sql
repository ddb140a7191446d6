-- A range that passes the end of the ring and goes on from its start; with equal ends, the whole ring.
SELECT grain_id AS GrainId, name AS Name, start_at AS StartAt, period AS Period, etag AS ETag, hash AS Hash FROM reminder WHERE hash > @after OR hash <= @upTo
