ALTER TABLE users ADD COLUMN nickname text;

COMMENT ON COLUMN users.nickname IS 'n';

CREATE INDEX idx_users_nickname ON users (nickname);
