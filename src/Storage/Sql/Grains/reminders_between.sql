SELECT grain_id AS GrainId, name AS Name, start_at AS StartAt, period AS Period, etag AS ETag, hash AS Hash FROM reminder WHERE hash > @after AND hash <= @upTo
