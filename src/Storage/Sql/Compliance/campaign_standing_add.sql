INSERT INTO campaign_standing (campaign_id, standing_no) VALUES (@campaign, @standing) ON CONFLICT (campaign_id, standing_no) DO NOTHING
