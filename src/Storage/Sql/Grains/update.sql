UPDATE grain_state SET payload = @payload, etag = @etag
WHERE grain_type = @grainType AND grain_key = @grainKey AND state_name = @stateName AND etag = @expected
