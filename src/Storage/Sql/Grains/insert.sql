INSERT INTO grain_state (grain_type, grain_key, state_name, payload, etag) VALUES (@grainType, @grainKey, @stateName, @payload, @etag)
ON CONFLICT (grain_type, grain_key, state_name) DO NOTHING
