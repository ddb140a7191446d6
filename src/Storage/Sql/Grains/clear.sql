DELETE FROM grain_state
WHERE grain_type = @grainType AND grain_key = @grainKey AND state_name = @stateName AND etag = @expected
