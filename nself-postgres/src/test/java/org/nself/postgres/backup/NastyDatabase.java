package org.nself.postgres.backup;

import java.util.List;

/** A little of everything, under names and with rows that are easily taken for something else. */
final class NastyDatabase {

    private NastyDatabase() {}

    /** Every character that means something to a shell, to SQL, to a pattern or to a file of pg_dump. */
    static final String NASTY = "a*?|+()[]{}.^$ \\ \"\"';-- \n\\. /* $$ FROM stdin;\nß";

    static final String SCHEMA = """
            CREATE SCHEMA "nasty";
            CREATE EXTENSION citext;
            COMMENT ON EXTENSION citext IS 'ours';
            CREATE TYPE mood AS ENUM ('sad', 'o''k');
            CREATE DOMAIN positive AS int CONSTRAINT above CHECK (VALUE > 0);
            CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name citext UNIQUE, mood mood DEFAULT 'sad', age positive,
                double int GENERATED ALWAYS AS (1) STORED);
            CREATE TABLE "nasty"."table" (id serial PRIMARY KEY, "nasty" text DEFAULT 'x;' CHECK ("nasty" <> ''), owner int REFERENCES users);
            COMMENT ON COLUMN "nasty"."table"."nasty" IS 'nasty';
            GRANT SELECT ON "nasty"."table" TO PUBLIC;
            GRANT UPDATE ("nasty") ON "nasty"."table" TO PUBLIC;
            ALTER TABLE users ADD first int REFERENCES "nasty"."table";
            CREATE TABLE parted (id int, made date) PARTITION BY RANGE (made);
            CREATE TABLE parted_2020 PARTITION OF parted FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
            CREATE INDEX ON parted (id);
            CREATE TABLE child (more text) INHERITS (users);
            CREATE VIEW names AS SELECT name FROM users;
            CREATE MATERIALIZED VIEW ages AS SELECT age FROM users;
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN
            -- TOC entry 1 (class 1259 OID 1)
            NEW.name := coalesce(NEW.name, '\\restrict;'); RETURN NEW; END $body$;
            CREATE TRIGGER touch BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION touch();
            CREATE RULE quiet AS ON DELETE TO names DO INSTEAD NOTHING;
            CREATE POLICY own ON users USING (true);
            CREATE STATISTICS correlated ON id, age FROM users;
            CREATE PUBLICATION shown FOR TABLE ONLY users;
            ALTER DEFAULT PRIVILEGES IN SCHEMA "nasty" GRANT SELECT ON TABLES TO PUBLIC;
            CREATE SCHEMA nself;
            CREATE TABLE nself.history (id serial PRIMARY KEY);
            INSERT INTO nself.history DEFAULT VALUES;
            INSERT INTO users (name, age) SELECT 'user' || n, n FROM generate_series(1, 500) n;
            INSERT INTO child (id, name, more) VALUES (-1, 'child', E'\\\\.'), (-2, 'tab', E'\\t\\n\\\\.\\n\\r\\\\N'), (-3, E'\\\\.', NULL), (-4, '', '');
            INSERT INTO parted VALUES (1, '2020-05-05');
            INSERT INTO "nasty"."table" ("nasty", owner) VALUES (E'\\\\.', 1), (E'\\n\\\\.\\n', 2);
            REFRESH MATERIALIZED VIEW ages;
            """.replace("nasty\"", NASTY + "\"");

    static final List<String> ROWS = List.of(
            "SELECT * FROM ONLY users ORDER BY 1",
            "SELECT * FROM child ORDER BY 1",
            "SELECT * FROM ages ORDER BY 1",
            "SELECT * FROM parted_2020",
            "SELECT * FROM \"" + NASTY + "\".table");
}
