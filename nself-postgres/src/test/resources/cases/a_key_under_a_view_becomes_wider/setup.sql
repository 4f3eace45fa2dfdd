CREATE VIEW counted AS SELECT id, name, count(*) AS how_many FROM users GROUP BY id;
CREATE TABLE visits (at date NOT NULL, user_id integer CONSTRAINT who REFERENCES users ON DELETE CASCADE)
    PARTITION BY RANGE (at);
CREATE TABLE visits_rest PARTITION OF visits DEFAULT;
COMMENT ON CONSTRAINT who ON visits IS 'who came';
