SELECT version AS Version, settings AS Settings FROM campaign WHERE id = @campaign
