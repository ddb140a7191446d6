INSERT INTO campaign_revision (campaign_id, number, name, settings, revised_at, revised_by, what)
VALUES (@id, @number, @name, @settings, @at, @by, @what)
