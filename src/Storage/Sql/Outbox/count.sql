SELECT (SELECT COUNT(*) FROM outbox WHERE state = 'waiting') AS Waiting,
       (SELECT CAST(COALESCE(SUM(deliveries), 0) AS bigint) FROM outbox_delivered) AS Delivered,
       (SELECT COUNT(*) FROM outbox WHERE state = 'dead') AS Dead
