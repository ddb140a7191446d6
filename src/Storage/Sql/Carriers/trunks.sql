SELECT carrier_id AS CarrierId, name AS Name, uri AS Uri, username AS Username, password AS Password, priority AS Priority, registration AS Registration,
       media_encryption AS MediaEncryption
FROM carrier_trunk
ORDER BY carrier_id, place
