CREATE TABLE friends (name text);
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON users AS RESTRICTIVE FOR UPDATE TO pg_monitor, pg_signal_backend
    USING (name = current_user) WITH CHECK (name <> '');
COMMENT ON POLICY own ON users IS 'everyone their own';
CREATE POLICY friendly ON friends USING (EXISTS (SELECT FROM users u WHERE u.name = friends.name));
CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER renamed BEFORE UPDATE OF name ON users FOR EACH ROW EXECUTE FUNCTION touched();
CREATE TRIGGER named AFTER INSERT ON users FOR EACH ROW WHEN (NEW.name <> '') EXECUTE FUNCTION touched();
ALTER TABLE users DISABLE TRIGGER renamed;
ALTER TABLE users ENABLE ALWAYS TRIGGER named;
COMMENT ON TRIGGER named ON users IS 'has a name';
CREATE TRIGGER any_change BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touched();
CREATE RULE keep_friends AS ON DELETE TO users DO ALSO DELETE FROM friends WHERE friends.name = OLD.name;
ALTER TABLE users DISABLE RULE keep_friends;
CREATE STATISTICS stays (dependencies) ON name, age FROM users;
