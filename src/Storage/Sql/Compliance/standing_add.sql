INSERT INTO standing (facts) VALUES (@facts) ON CONFLICT (facts) DO NOTHING
