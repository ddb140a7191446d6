-- Whether anybody is pending is asked as the first of an order, not as EXISTS: PostgreSQL expects to find one at once anywhere in the table, and
-- reads all of it when a standing has none.
-- For each standing: when the earliest of those that wait for a time is due, and whether anybody waits for none. One look at the start of each
-- range of the indexes that claims walk. An index on next_at alone would be read here faster, but it would tempt a planner to walk the due contacts of all
-- partitions for a claim of one. A line that ends with --? word is there only when the question has that word: each partition asks of itself every 2 s, and
-- of all it would be as many ranges for each as for all of them together.
SELECT standing AS Standing, CAST(MAX(pending) AS bigint) AS Pending, MIN(due) AS Due FROM (
    SELECT s.standing_no AS standing, 0 AS pending,
           (SELECT MIN(next_at) FROM contact
            WHERE campaign_id = @campaign AND partition_no = p.partition_no AND state = 'callback_scheduled' AND standing_no = s.standing_no AND next_at IS NOT NULL) AS due
    FROM dial_partition AS p JOIN campaign_standing AS s ON s.campaign_id = p.campaign_id WHERE p.campaign_id = @campaign
      AND p.partition_no = @partition --? partition
    UNION ALL
    SELECT s.standing_no AS standing, 0 AS pending,
           (SELECT MIN(next_at) FROM contact
            WHERE campaign_id = @campaign AND partition_no = p.partition_no AND state = 'scheduled' AND standing_no = s.standing_no AND next_at IS NOT NULL) AS due
    FROM dial_partition AS p JOIN campaign_standing AS s ON s.campaign_id = p.campaign_id WHERE p.campaign_id = @campaign
      AND p.partition_no = @partition --? partition
    UNION ALL
    SELECT s.standing_no AS standing, 0 AS pending,
           (SELECT MIN(next_at) FROM contact
            WHERE campaign_id = @campaign AND partition_no = p.partition_no AND state = 'retry_scheduled' AND standing_no = s.standing_no AND next_at IS NOT NULL) AS due
    FROM dial_partition AS p JOIN campaign_standing AS s ON s.campaign_id = p.campaign_id WHERE p.campaign_id = @campaign
      AND p.partition_no = @partition --? partition
    UNION ALL
    SELECT s.standing_no AS standing,
           CASE WHEN (
                SELECT id FROM contact
                WHERE campaign_id = @campaign AND partition_no = p.partition_no AND state = 'pending' AND standing_no = s.standing_no
                ORDER BY id LIMIT 1) IS NULL THEN 0 ELSE 1 END AS pending,
           CAST(NULL AS bigint) AS due
    FROM dial_partition AS p JOIN campaign_standing AS s ON s.campaign_id = p.campaign_id WHERE p.campaign_id = @campaign
      AND p.partition_no = @partition --? partition
) AS each_range
GROUP BY standing
