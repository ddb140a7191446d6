-- One look at the start of each range of contact_due. An index on next_at alone would be read here faster, but it would tempt a planner
-- to walk the due contacts of all partitions for a claim of one.
SELECT MIN(due) FROM (
    SELECT (SELECT MIN(next_at) FROM contact
            WHERE campaign_id = @campaign AND partition_no = p.partition_no AND state = 'callback_scheduled' AND next_at IS NOT NULL) AS due
    FROM dial_partition AS p WHERE p.campaign_id = @campaign
    UNION ALL
    SELECT (SELECT MIN(next_at) FROM contact
            WHERE campaign_id = @campaign AND partition_no = p.partition_no AND state = 'scheduled' AND next_at IS NOT NULL) AS due
    FROM dial_partition AS p WHERE p.campaign_id = @campaign
    UNION ALL
    SELECT (SELECT MIN(next_at) FROM contact
            WHERE campaign_id = @campaign AND partition_no = p.partition_no AND state = 'retry_scheduled' AND next_at IS NOT NULL) AS due
    FROM dial_partition AS p WHERE p.campaign_id = @campaign
) AS each_range
