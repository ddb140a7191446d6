SELECT scope AS Scope, pattern AS Pattern, reason AS Reason, expires_at AS ExpiresAt, added_at AS AddedAt
FROM suppression
WHERE scope IN ('', @campaign) AND pattern = @phone AND (expires_at IS NULL OR expires_at > @now)
UNION ALL
SELECT s.scope, s.pattern, s.reason, s.expires_at, s.added_at
FROM suppression_prefix AS l
JOIN suppression AS s ON s.scope = l.scope AND s.pattern = substr(@phone, 1, CAST(l.digits AS integer) + 1) || '*'
WHERE l.scope IN ('', @campaign) AND (s.expires_at IS NULL OR s.expires_at > @now)
