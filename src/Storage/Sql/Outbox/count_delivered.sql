INSERT INTO outbox_delivered (bucket, deliveries) VALUES (@bucket, 1)
ON CONFLICT (bucket) DO UPDATE SET deliveries = outbox_delivered.deliveries + 1
