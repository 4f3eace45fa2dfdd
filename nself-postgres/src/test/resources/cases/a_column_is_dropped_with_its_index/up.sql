DROP INDEX idx_users_nickname;

-- DATA_LOSS: drops column users.nickname with all its values; what stands on it goes too: index idx_users_nickname
ALTER TABLE users DROP COLUMN nickname;
