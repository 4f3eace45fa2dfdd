-- STRUCTURE: not what the way up lost (drops column users.nickname with all its values)
ALTER TABLE users ADD COLUMN nickname text;

COMMENT ON COLUMN users.nickname IS 'n';

CREATE INDEX idx_users_nickname ON users (nickname);
