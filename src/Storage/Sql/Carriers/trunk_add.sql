INSERT INTO carrier_trunk (carrier_id, place, name, uri, username, password, priority, registration, media_encryption)
VALUES (@id, @place, @name, @uri, @username, @password, @priority, @registration, @mediaEncryption)
