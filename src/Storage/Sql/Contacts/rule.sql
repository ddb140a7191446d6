SELECT settings FROM campaign WHERE id = @campaign
