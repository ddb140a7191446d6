INSERT INTO suppression_prefix (scope, digits) VALUES (@scope, @digits) ON CONFLICT (scope, digits) DO NOTHING
