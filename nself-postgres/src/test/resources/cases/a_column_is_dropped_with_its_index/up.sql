-- INDEX_DROPPED: queries that use index idx_users_nickname of users become slower
DROP INDEX idx_users_nickname;

-- DATA_LOSS: drops column users.nickname with all its values
ALTER TABLE users DROP COLUMN nickname;
