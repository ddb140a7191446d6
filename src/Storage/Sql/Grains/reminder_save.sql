INSERT INTO reminder (grain_id, name, start_at, period, etag, hash) VALUES (@grainId, @name, @startAt, @period, @etag, @hash)
ON CONFLICT (grain_id, name) DO UPDATE SET start_at = excluded.start_at, period = excluded.period, etag = excluded.etag, hash = excluded.hash
