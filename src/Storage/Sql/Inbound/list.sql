SELECT number AS Number, bot_id AS Bot, bot_version AS BotVersion, campaign_id AS Campaign FROM inbound_route ORDER BY number
