INSERT INTO inbound_route (number, bot_id, bot_version, campaign_id)
VALUES (@number, @bot, @botVersion, @campaign)
ON CONFLICT (number) DO UPDATE SET bot_id = excluded.bot_id, bot_version = excluded.bot_version, campaign_id = excluded.campaign_id
