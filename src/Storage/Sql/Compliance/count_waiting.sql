-- How many of a standing wait, by the indexes that claims walk.
SELECT CAST(COUNT(*) AS bigint) FROM (
    SELECT 1 FROM dial_partition AS p
    JOIN contact AS c ON c.campaign_id = p.campaign_id AND c.partition_no = p.partition_no AND c.standing_no = @standing AND c.state = 'pending'
    WHERE p.campaign_id = @campaign
    UNION ALL
    SELECT 1 FROM dial_partition AS p
    JOIN contact AS c ON c.campaign_id = p.campaign_id AND c.partition_no = p.partition_no AND c.standing_no = @standing AND c.next_at IS NOT NULL
                     AND c.state IN ('callback_scheduled', 'scheduled', 'retry_scheduled')
    WHERE p.campaign_id = @campaign
) AS waiting
