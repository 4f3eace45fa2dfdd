CREATE TABLE visits (at date NOT NULL, user_id integer CONSTRAINT who REFERENCES users (id) ON DELETE CASCADE)
    PARTITION BY RANGE (at);
CREATE TABLE visits_rest PARTITION OF visits DEFAULT;
COMMENT ON CONSTRAINT who ON visits IS 'who came';
