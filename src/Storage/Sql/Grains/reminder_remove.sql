DELETE FROM reminder WHERE grain_id = @grainId AND name = @name AND etag = @etag
