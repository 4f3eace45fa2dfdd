ALTER TABLE users ADD COLUMN nickname text;

COMMENT ON COLUMN users.nickname IS 'what friends say';
