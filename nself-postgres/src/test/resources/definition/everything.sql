CREATE SCHEMA "Odd ""Namespace""" AUTHORIZATION definition_owner;
CREATE SCHEMA ünïcode;
CREATE SCHEMA extensions;
COMMENT ON SCHEMA ünïcode IS 'It''s a comment\ with "quotes"';
GRANT USAGE ON SCHEMA ünïcode TO "definition Reader";
GRANT ALL ON SCHEMA ünïcode TO definition_owner WITH GRANT OPTION;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT CREATE ON SCHEMA public TO "definition Reader";
COMMENT ON SCHEMA public IS 'another comment';
CREATE EXTENSION citext WITH SCHEMA extensions;
CREATE EXTENSION hstore;
CREATE EXTENSION btree_gist WITH SCHEMA extensions;
COMMENT ON EXTENSION hstore IS 'pairs';

-- Types
CREATE TYPE "Odd ""Namespace"""."Mood" AS ENUM ('sad', 'it''s ok', 'Happy "!"');
COMMENT ON TYPE "Odd ""Namespace"""."Mood" IS 'how it feels';
CREATE TYPE nothing AS ENUM ();
ALTER TYPE "Odd ""Namespace"""."Mood" ADD VALUE 'meh' BEFORE 'it''s ok';
CREATE COLLATION german (provider = icu, locale = 'de-DE');
CREATE COLLATION loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE COLLATION plain FROM "C";
COMMENT ON COLLATION german IS 'as Germans sort';
ALTER COLLATION german OWNER TO definition_owner;
CREATE TYPE "Pair" AS (one int, "two Things" text COLLATE german, feeling "Odd ""Namespace"""."Mood");
COMMENT ON COLUMN "Pair".one IS 'the first';
CREATE TYPE empty AS ();
CREATE TYPE dropping AS (a int, b int, c int);
ALTER TYPE dropping DROP ATTRIBUTE b;
CREATE FUNCTION is_even(i int) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT i % 2 = 0';
CREATE DOMAIN even AS int DEFAULT 2 NOT NULL CONSTRAINT "must be even" CHECK (is_even(VALUE)) CONSTRAINT small CHECK (VALUE < 1000);
COMMENT ON CONSTRAINT "must be even" ON DOMAIN even IS 'even numbers only';
COMMENT ON DOMAIN even IS 'numbers';
ALTER DOMAIN even ADD CONSTRAINT later CHECK (VALUE > -5) NOT VALID;
CREATE DOMAIN code AS varchar(10) COLLATE "C" CHECK (VALUE ~ '^[a-z]+$');
CREATE FUNCTION self_checking(code) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN true; END';
ALTER DOMAIN code ADD CONSTRAINT itself CHECK (self_checking(VALUE::code));
REVOKE USAGE ON TYPE even FROM PUBLIC;
GRANT USAGE ON TYPE even TO "definition Reader" WITH GRANT OPTION;
ALTER DOMAIN even OWNER TO definition_owner;
CREATE FUNCTION time_difference(x time, y time) RETURNS float8 IMMUTABLE LANGUAGE sql AS 'SELECT EXTRACT(EPOCH FROM (x - y))::float8';
CREATE TYPE "Time Range" AS RANGE (SUBTYPE = time, SUBTYPE_DIFF = time_difference);
/*14*/CREATE TYPE text_range AS RANGE (SUBTYPE = text, COLLATION = "C", MULTIRANGE_TYPE_NAME = "Texts");
COMMENT ON TYPE "Time Range" IS 'opening hours';

-- Functions
CREATE FUNCTION ünïcode."do It"(a int, b text DEFAULT 'x''y', VARIADIC c int[] DEFAULT '{}') RETURNS TABLE (x int, "Y" text)
    LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER PARALLEL SAFE COST 7 ROWS 9 SET search_path TO public, ünïcode SET work_mem = '8MB' AS
    $body$ BEGIN RETURN QUERY SELECT a, b || $$text$$ || nowhere.nothing(); END $body$;
COMMENT ON FUNCTION ünïcode."do It"(int, text, int[]) IS 'does it';
REVOKE EXECUTE ON FUNCTION ünïcode."do It"(int, text, int[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ünïcode."do It"(int, text, int[]) TO "definition Reader" WITH GRANT OPTION;
ALTER FUNCTION ünïcode."do It"(int, text, int[]) OWNER TO definition_owner;
CREATE PROCEDURE "proc Edure"(INOUT a int, b text) LANGUAGE plpgsql AS 'BEGIN a := a + 1; END';
COMMENT ON PROCEDURE "proc Edure"(int, text) IS 'a procedure';
GRANT EXECUTE ON PROCEDURE "proc Edure"(int, text) TO "definition Reader";
ALTER PROCEDURE "proc Edure"(int, text) OWNER TO definition_owner;
/*14*/CREATE FUNCTION standard(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT a + 1; END;
/*14*/CREATE PROCEDURE outward(OUT a int) LANGUAGE plpgsql AS 'BEGIN a := 1; END';
/*14*/COMMENT ON PROCEDURE outward(OUT int) IS 'outward';
CREATE FUNCTION ranks(x internal) RETURNS int8 LANGUAGE internal WINDOW IMMUTABLE STRICT AS 'window_rank';
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE FUNCTION add_up(int8, int) RETURNS int8 IMMUTABLE LANGUAGE sql AS 'SELECT $1 + $2';
CREATE FUNCTION take_off(int8, int) RETURNS int8 IMMUTABLE LANGUAGE sql AS 'SELECT $1 - $2';
CREATE FUNCTION finish(int8) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT $1::text';
CREATE AGGREGATE "Total"(int) (SFUNC = add_up, STYPE = int8, SSPACE = 16, INITCOND = '0', FINALFUNC = finish, FINALFUNC_MODIFY = SHAREABLE,
    MSFUNC = add_up, MINVFUNC = take_off, MSTYPE = int8, MINITCOND = '0', MFINALFUNC = finish, COMBINEFUNC = int8pl, PARALLEL = SAFE);
CREATE FUNCTION count_up(int8) RETURNS int8 IMMUTABLE LANGUAGE sql AS 'SELECT $1 + 1';
CREATE AGGREGATE counting(*) (SFUNC = count_up, STYPE = int8, INITCOND = '0');
COMMENT ON AGGREGATE counting(*) IS 'counts';
ALTER AGGREGATE counting(*) OWNER TO definition_owner;
REVOKE EXECUTE ON FUNCTION counting() FROM PUBLIC;
CREATE AGGREGATE "percentile"(float8 ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
CREATE AGGREGATE hypothetical(VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
COMMENT ON AGGREGATE "percentile"(float8 ORDER BY anyelement) IS 'ordered';
CREATE AGGREGATE least_of(int) (SFUNC = int4smaller, STYPE = int, SORTOP = <);

-- Operators and casts
CREATE TYPE complex AS (r float8, i float8);
CREATE FUNCTION complex_abs(complex) RETURNS float8 IMMUTABLE LANGUAGE sql AS 'SELECT sqrt(($1).r * ($1).r + ($1).i * ($1).i)';
CREATE FUNCTION complex_lt(complex, complex) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION complex_gt(complex, complex) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION complex_eq(complex, complex) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION complex_compare(complex, complex) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 0';
CREATE FUNCTION complex_compare_float(complex, float8) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 0';
CREATE FUNCTION complex_eq_float(complex, float8) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT true';
CREATE OPERATOR <# (LEFTARG = complex, RIGHTARG = complex, FUNCTION = complex_lt, COMMUTATOR = >#, RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
CREATE OPERATOR ># (LEFTARG = complex, RIGHTARG = complex, FUNCTION = complex_gt, COMMUTATOR = <#);
CREATE OPERATOR =# (LEFTARG = complex, RIGHTARG = complex, FUNCTION = complex_eq, COMMUTATOR = =#, HASHES, MERGES);
CREATE OPERATOR =# (LEFTARG = complex, RIGHTARG = float8, FUNCTION = complex_eq_float);
CREATE OPERATOR "Odd ""Namespace""".@@@ (RIGHTARG = complex, FUNCTION = complex_abs);
COMMENT ON OPERATOR "Odd ""Namespace""".@@@ (NONE, complex) IS 'absolute';
ALTER OPERATOR <# (complex, complex) OWNER TO definition_owner;
CREATE OPERATOR FAMILY "Family" USING btree;
CREATE OPERATOR CLASS "Class" FOR TYPE complex USING btree FAMILY "Family" AS OPERATOR 1 <#, OPERATOR 3 =#, OPERATOR 5 >#, FUNCTION 1 complex_compare(complex, complex);
ALTER OPERATOR FAMILY "Family" USING btree ADD OPERATOR 3 =# (complex, float8), FUNCTION 1 (complex, float8) complex_compare_float(complex, float8);
COMMENT ON OPERATOR CLASS "Class" USING btree IS 'a class';
COMMENT ON OPERATOR FAMILY "Family" USING btree IS 'a family';
ALTER OPERATOR CLASS "Class" USING btree OWNER TO definition_owner;
CREATE FUNCTION to_complex(float8) RETURNS complex IMMUTABLE LANGUAGE sql AS 'SELECT ROW($1, 0)::public.complex';
CREATE CAST (float8 AS complex) WITH FUNCTION to_complex(float8) AS ASSIGNMENT;
CREATE CAST (complex AS text) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (float8 AS complex) IS 'a cast';
CREATE CONVERSION "Conversion" FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
COMMENT ON CONVERSION "Conversion" IS 'a conversion';
CREATE TEXT SEARCH DICTIONARY "Dictionary" (TEMPLATE = snowball, LANGUAGE = english, STOPWORDS = english);
CREATE TEXT SEARCH CONFIGURATION "Configuration" (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION "Configuration" ALTER MAPPING FOR asciiword, word WITH "Dictionary", simple;
COMMENT ON TEXT SEARCH CONFIGURATION "Configuration" IS 'searching';
COMMENT ON TEXT SEARCH DICTIONARY "Dictionary" IS 'words';
ALTER TEXT SEARCH CONFIGURATION "Configuration" OWNER TO definition_owner;

-- Tables
CREATE SEQUENCE "Odd ""Namespace"""."Numbers" AS smallint START 5 INCREMENT -2 MINVALUE -100 MAXVALUE 50 CACHE 3 CYCLE;
COMMENT ON SEQUENCE "Odd ""Namespace"""."Numbers" IS 'numbers';
GRANT USAGE, SELECT ON SEQUENCE "Odd ""Namespace"""."Numbers" TO "definition Reader";
CREATE TABLE "Odd ""Namespace"""."Us ers" (
    gone int, id bigserial, "Na me" varchar(40) COLLATE german NOT NULL DEFAULT 'it''s', age smallint CHECK (age > 0) CONSTRAINT "Adult %s" CHECK (age > 17),
    mood "Odd ""Namespace"""."Mood" DEFAULT 'Happy "!"', other "Odd ""Namespace"""."Mood"[] DEFAULT '{sad}'::"Odd ""Namespace"""."Mood"[],
    number int DEFAULT nextval('"Odd ""Namespace"""."Numbers"'), email extensions.citext DEFAULT 'x', pairs hstore,
    twice int GENERATED ALWAYS AS (age * 2) STORED, even even, pair "Pair", stamp timestamptz(3) DEFAULT now(), amount numeric(10, 2) DEFAULT 0.00,
    always int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME "Odd ""Namespace"""."The Identity" START 10 INCREMENT 5), CONSTRAINT "Us ers %I key" PRIMARY KEY (id) WITH (fillfactor = 80),
    CONSTRAINT even_age CHECK (is_even(age)), note text) WITH (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false);
ALTER TABLE "Odd ""Namespace"""."Us ers" DROP COLUMN gone;
/*18*/ALTER TABLE "Odd ""Namespace"""."Us ers" ADD COLUMN thrice int GENERATED ALWAYS AS (age * 3) VIRTUAL;
/*18*/ALTER TABLE "Odd ""Namespace"""."Us ers" ADD CONSTRAINT "stamp is there" NOT NULL stamp;
/*18*/ALTER TABLE "Odd ""Namespace"""."Us ers" ADD CONSTRAINT "amount is there" NOT NULL amount NOT VALID;
/*18*/COMMENT ON CONSTRAINT "stamp is there" ON "Odd ""Namespace"""."Us ers" IS 'not null';
/*18*/ALTER TABLE "Odd ""Namespace"""."Us ers" ADD CONSTRAINT unenforced CHECK (age < 200) NOT ENFORCED;
ALTER TABLE "Odd ""Namespace"""."Us ers" ADD CONSTRAINT unproven CHECK (age < 100) NOT VALID;
ALTER TABLE "Odd ""Namespace"""."Us ers" ALTER note SET STORAGE EXTERNAL, ALTER note SET STATISTICS 300, ALTER age SET (n_distinct = 7, n_distinct_inherited = -0.5);
/*14*/ALTER TABLE "Odd ""Namespace"""."Us ers" ALTER note SET COMPRESSION pglz;
ALTER TABLE "Odd ""Namespace"""."Us ers" OWNER TO definition_owner;
COMMENT ON TABLE "Odd ""Namespace"""."Us ers" IS 'people';
COMMENT ON COLUMN "Odd ""Namespace"""."Us ers"."Na me" IS 'what they are called';
COMMENT ON CONSTRAINT "Adult %s" ON "Odd ""Namespace"""."Us ers" IS 'grown up';
COMMENT ON CONSTRAINT "Us ers %I key" ON "Odd ""Namespace"""."Us ers" IS 'the key';
COMMENT ON INDEX "Odd ""Namespace"""."Us ers %I key" IS 'the index of the key';
GRANT SELECT, INSERT ON "Odd ""Namespace"""."Us ers" TO "definition Reader" WITH GRANT OPTION;
GRANT UPDATE ("Na me", age) ON "Odd ""Namespace"""."Us ers" TO "definition Reader";
GRANT SELECT ON "Odd ""Namespace"""."Us ers" TO PUBLIC;
REVOKE TRUNCATE ON "Odd ""Namespace"""."Us ers" FROM definition_owner;
GRANT USAGE ON SCHEMA "Odd ""Namespace""" TO "definition Reader";
SET ROLE "definition Reader";
GRANT SELECT ON "Odd ""Namespace"""."Us ers" TO definition_other;
RESET ROLE;
CREATE UNLOGGED TABLE unlogged (id int GENERATED BY DEFAULT AS IDENTITY, x text);
/*15*/ALTER SEQUENCE unlogged_id_seq SET LOGGED;
/*15*/CREATE UNLOGGED SEQUENCE unlogged_numbers;
CREATE TABLE nothing_at_all ();
CREATE TABLE typed OF "Pair" (one WITH OPTIONS NOT NULL DEFAULT 5, PRIMARY KEY (one));
CREATE TABLE posts (id int PRIMARY KEY, author bigint NOT NULL CONSTRAINT "wrote it" REFERENCES "Odd ""Namespace"""."Us ers" ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    answer_to int REFERENCES posts ON UPDATE SET NULL, best_comment int, during tsrange, room int, code text UNIQUE DEFERRABLE, title text,
    CONSTRAINT "not at once" EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (room > 0) INITIALLY IMMEDIATE);
CREATE TABLE comments (id int PRIMARY KEY, post int REFERENCES posts, UNIQUE (post, id) INCLUDE (id));
ALTER TABLE posts ADD CONSTRAINT best FOREIGN KEY (best_comment) REFERENCES comments NOT VALID;
/*18*/ALTER TABLE posts ADD CONSTRAINT lax FOREIGN KEY (best_comment) REFERENCES comments NOT ENFORCED;
/*15*/ALTER TABLE posts ADD CONSTRAINT no_nulls UNIQUE NULLS NOT DISTINCT (title, room);
/*18*/CREATE TABLE periods (id int, during tsrange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
COMMENT ON CONSTRAINT "wrote it" ON posts IS 'author';
ALTER TABLE posts ALTER code SET NOT NULL;
CREATE UNIQUE INDEX "for identity" ON posts (author, id);
ALTER TABLE posts REPLICA IDENTITY USING INDEX "for identity";
ALTER TABLE comments CLUSTER ON comments_pkey;
ALTER TABLE nothing_at_all REPLICA IDENTITY FULL;
ALTER TABLE unlogged REPLICA IDENTITY NOTHING;
CREATE INDEX "Ex pression" ON posts USING btree (lower(title) COLLATE "C" text_pattern_ops DESC NULLS LAST, (room + 1)) INCLUDE (id) WITH (fillfactor = 60) WHERE room > 5;
ALTER INDEX "Ex pression" ALTER COLUMN 2 SET STATISTICS 50;
COMMENT ON INDEX "Ex pression" IS 'an index';
CREATE INDEX numbered ON posts USING gin (string_to_array(title, ' '));
CREATE INDEX brinned ON posts USING brin (id) WITH (pages_per_range = 4);
CREATE INDEX classy ON posts (to_complex(room) "Class");

-- Cycles
CREATE TABLE rowed (id int, name text);
CREATE FUNCTION describe(r rowed) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT ($1).name';
CREATE FUNCTION next_id() RETURNS int LANGUAGE sql AS 'SELECT max(id) + 1 FROM public.rowed';
ALTER TABLE rowed ALTER id SET DEFAULT next_id(), ADD CONSTRAINT described CHECK (describe(rowed) <> 'x');
CREATE FUNCTION of_view_rows() RETURNS SETOF rowed LANGUAGE sql AS 'SELECT * FROM public.rowed';
CREATE VIEW first_view AS SELECT 1 AS a, 'x'::text COLLATE german AS "B b";
CREATE VIEW second_view AS SELECT a, "B b" FROM first_view;
CREATE OR REPLACE VIEW first_view AS SELECT a, "B b" FROM second_view;
CREATE VIEW grouped WITH (security_barrier) AS SELECT p.*, count(*) AS many FROM posts p GROUP BY p.id;
CREATE VIEW on_grouped AS SELECT id, many FROM grouped;
CREATE TABLE of_grouped (id int, row grouped);
COMMENT ON VIEW grouped IS 'grouped by its key';
GRANT SELECT (id) ON grouped TO "definition Reader";
/*14*/CREATE FUNCTION upsert(i int) RETURNS void LANGUAGE sql BEGIN ATOMIC INSERT INTO posts (id, author, code) VALUES (i, 1, '') ON CONFLICT ON CONSTRAINT posts_pkey DO NOTHING; END;

-- Views
CREATE VIEW "Odd ""Namespace"""."Some View" (one, "Two") AS SELECT id, "Na me" FROM "Odd ""Namespace"""."Us ers" WHERE age > 3 WITH LOCAL CHECK OPTION;
ALTER VIEW "Odd ""Namespace"""."Some View" ALTER "Two" SET DEFAULT 'default';
COMMENT ON COLUMN "Odd ""Namespace"""."Some View".one IS 'one';
ALTER VIEW "Odd ""Namespace"""."Some View" OWNER TO definition_owner;
/*15*/CREATE VIEW invoking WITH (security_invoker = true) AS SELECT 1 AS x;
CREATE RECURSIVE VIEW recursing (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM recursing WHERE n < 5;
CREATE MATERIALIZED VIEW z_first WITH (fillfactor = 50) AS SELECT id, title FROM posts;
CREATE VIEW between_them AS SELECT id FROM z_first;
CREATE MATERIALIZED VIEW a_second AS SELECT id FROM between_them;
CREATE UNIQUE INDEX on_second ON a_second (id);
CREATE MATERIALIZED VIEW unpopulated AS SELECT 1 AS x WITH NO DATA;
CREATE MATERIALIZED VIEW by_key AS SELECT p.*, count(*) AS many FROM posts p GROUP BY p.id;
ALTER MATERIALIZED VIEW z_first ALTER title SET STATISTICS 17;
COMMENT ON MATERIALIZED VIEW z_first IS 'stored';
COMMENT ON COLUMN z_first.id IS 'stored id';
GRANT SELECT ON z_first TO "definition Reader";

-- Inheritance
CREATE TABLE parent (id int NOT NULL DEFAULT 1, name text DEFAULT 'x', CONSTRAINT positive CHECK (id > 0), CONSTRAINT alone CHECK (id < 9999) NO INHERIT);
CREATE TABLE other_parent (name text, more int);
CREATE TABLE child (extra int) INHERITS (parent, other_parent);
CREATE TABLE merged (id int DEFAULT 7, own text, CONSTRAINT positive CHECK (id > 0)) INHERITS (parent);
ALTER TABLE child ALTER id SET DEFAULT 3, ALTER more SET NOT NULL, ALTER name DROP DEFAULT;
ALTER TABLE parent ADD CONSTRAINT evened CHECK (is_even(id) OR true);
CREATE TABLE adopted (own int, name text, id int NOT NULL, CONSTRAINT positive CHECK (id > 0), CONSTRAINT evened CHECK (is_even(id) OR true));
ALTER TABLE adopted INHERIT parent;
CREATE TABLE grandchild () INHERITS (child);
CREATE TABLE computed (a int, b int GENERATED ALWAYS AS (a * 2) STORED, c int GENERATED ALWAYS AS IDENTITY);
CREATE TABLE computed_child (d int) INHERITS (computed);
/*16*/CREATE TABLE computed_other (b int GENERATED ALWAYS AS (a * 3) STORED) INHERITS (computed);
CREATE TABLE elder (id int NOT NULL DEFAULT 1, name text);
CREATE TABLE younger (own int, own_too int NOT NULL) INHERITS (elder);
CREATE TABLE youngest (deep int) INHERITS (younger);
ALTER TABLE elder ADD COLUMN "la ter" text NOT NULL DEFAULT 'x' CHECK ("la ter" <> ''), ADD COLUMN computed int GENERATED ALWAYS AS (id * 2) STORED, ADD CONSTRAINT named CHECK (id > 0);
ALTER TABLE younger ADD COLUMN last int, ALTER "la ter" SET DEFAULT 'y';

-- Partitions
CREATE TABLE parted (id int NOT NULL, made date NOT NULL, kind text DEFAULT 'k', author bigint, CONSTRAINT kinds CHECK (kind <> ''), PRIMARY KEY (id, made)) PARTITION BY RANGE (made);
CREATE TABLE parted_2020 PARTITION OF parted FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE parted_other (gone int, kind text DEFAULT 'other', made date NOT NULL, author bigint, id int NOT NULL, CONSTRAINT kinds CHECK (kind <> ''), CONSTRAINT own CHECK (id > 0));
ALTER TABLE parted_other DROP COLUMN gone;
ALTER TABLE parted_other ADD CONSTRAINT "key of other" PRIMARY KEY (id, made);
ALTER TABLE parted ATTACH PARTITION parted_other FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE TABLE "parted Default" PARTITION OF parted DEFAULT PARTITION BY LIST (id);
CREATE TABLE parted_k PARTITION OF "parted Default" FOR VALUES IN (1, 2);
CREATE TABLE by_expression (k text) PARTITION BY LIST (lower(k));
CREATE TABLE by_expression_k PARTITION OF by_expression FOR VALUES IN ('k', 'l''l', NULL);
CREATE INDEX by_kind ON parted (kind);
CREATE INDEX own_index ON parted_2020 (author);
CREATE INDEX by_author ON ONLY parted (author);
ALTER INDEX by_author ATTACH PARTITION own_index;
ALTER TABLE parted ADD CONSTRAINT author_of_part FOREIGN KEY (author) REFERENCES "Odd ""Namespace"""."Us ers";
CREATE TABLE keyed (id int) PARTITION BY LIST (id);
CREATE TABLE keyed_1 PARTITION OF keyed FOR VALUES IN (1);
ALTER TABLE keyed_1 ADD CONSTRAINT "its own name" FOREIGN KEY (id) REFERENCES posts;
ALTER TABLE keyed ADD CONSTRAINT "their name" FOREIGN KEY (id) REFERENCES posts;
CREATE TABLE to_parted (id int, made date, FOREIGN KEY (id, made) REFERENCES parted);
CREATE TABLE hashed (id int, c complex) PARTITION BY HASH (id);
CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE hashed_1 PARTITION OF hashed FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE by_class (c complex) PARTITION BY RANGE (c "Class");
/*17*/CREATE TABLE parted_identity (id int GENERATED ALWAYS AS IDENTITY, k int) PARTITION BY LIST (k);
/*17*/CREATE TABLE parted_identity_1 PARTITION OF parted_identity FOR VALUES IN (1);
CREATE TRIGGER on_parted AFTER INSERT ON parted FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE parted_2020 DISABLE TRIGGER on_parted;
COMMENT ON TABLE parted IS 'partitioned';
ALTER TABLE hashed OWNER TO definition_owner;

-- Triggers, rules, policies, statistics
CREATE TRIGGER "Tou ch" BEFORE UPDATE OF title OR INSERT ON posts FOR EACH ROW WHEN (NEW.title IS NOT NULL) EXECUTE FUNCTION touch('it''s', 'two');
CREATE CONSTRAINT TRIGGER checked AFTER INSERT ON posts FROM comments DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER instead INSTEAD OF INSERT ON on_grouped FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TRIGGER transition AFTER UPDATE ON posts REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION touch();
ALTER TABLE posts DISABLE TRIGGER "Tou ch";
ALTER TABLE posts ENABLE ALWAYS TRIGGER checked;
ALTER TABLE comments DISABLE TRIGGER ALL;
COMMENT ON TRIGGER "Tou ch" ON posts IS 'touches';
CREATE RULE "No Delete" AS ON DELETE TO comments WHERE (old.id > 5) DO INSTEAD (UPDATE posts SET title = 'gone' WHERE id = old.post; DELETE FROM rowed WHERE id = old.id);
CREATE RULE through AS ON UPDATE TO between_them DO INSTEAD NOTHING;
ALTER TABLE comments DISABLE RULE "No Delete";
COMMENT ON RULE "No Delete" ON comments IS 'a rule';
ALTER TABLE posts ENABLE ROW LEVEL SECURITY;
ALTER TABLE posts FORCE ROW LEVEL SECURITY;
ALTER TABLE parted ENABLE ROW LEVEL SECURITY;
CREATE POLICY "Own %" ON posts AS RESTRICTIVE FOR UPDATE TO "definition Reader", definition_owner USING (author > 3) WITH CHECK (title <> 'it''s');
CREATE POLICY everybody ON posts FOR SELECT USING (EXISTS (SELECT FROM comments c WHERE c.post = posts.id));
COMMENT ON POLICY everybody ON posts IS 'a policy';
CREATE STATISTICS "Stat istics" (ndistinct, dependencies) ON author, room FROM posts;
ALTER STATISTICS "Stat istics" SET STATISTICS 42;
/*14*/CREATE STATISTICS on_expression ON (room + 1), author FROM posts;
COMMENT ON STATISTICS "Stat istics" IS 'statistics';
ALTER STATISTICS "Stat istics" OWNER TO definition_owner;

-- The database as a whole
CREATE PUBLICATION "Some tables" FOR TABLE ONLY posts, parted WITH (publish = 'insert, delete', publish_via_partition_root = true);
CREATE PUBLICATION all_tables FOR ALL TABLES;
/*15*/CREATE PUBLICATION exact FOR TABLE comments (id, post) WHERE (id > 5);
/*15*/CREATE PUBLICATION whole_schema FOR TABLES IN SCHEMA ünïcode;
/*18*/CREATE PUBLICATION generated FOR TABLE posts WITH (publish_generated_columns = stored);
COMMENT ON PUBLICATION all_tables IS 'a publication';
CREATE FUNCTION on_event() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER "Ev ent" ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE') EXECUTE FUNCTION on_event();
CREATE EVENT TRIGGER disabled ON sql_drop EXECUTE FUNCTION on_event();
ALTER EVENT TRIGGER disabled DISABLE;
COMMENT ON EVENT TRIGGER disabled IS 'an event trigger';
ALTER DEFAULT PRIVILEGES FOR ROLE definition_owner IN SCHEMA ünïcode GRANT SELECT ON TABLES TO "definition Reader" WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES FOR ROLE definition_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE definition_owner GRANT USAGE ON SEQUENCES TO "definition Reader";
DO 'BEGIN EXECUTE format(''ALTER DATABASE %I SET search_path TO "$user", public, ünïcode'', current_database()); END';
DO 'BEGIN EXECUTE format(''ALTER DATABASE %I SET "my.setting" TO ''''it''''''''s 5%%'''''', current_database()); END';

-- History
CREATE SCHEMA nself;
CREATE TABLE nself.history (id serial PRIMARY KEY, what text);
