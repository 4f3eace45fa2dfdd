package org.nself.postgres.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nself.spi.Copied;
import org.nself.spi.CopyScope;

/** Whatever happens to a database after it was copied, restoring the copy undoes it. */
class CopyRoundTripTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "DELETE FROM a_first; DELETE FROM \"Other one\".things; UPDATE authors SET best_book = NULL; DELETE FROM books; TRUNCATE specials, events",
                "DROP TABLE books, authors CASCADE",
                "ALTER TABLE books DROP COLUMN doubled, DROP COLUMN title CASCADE; ALTER TABLE books ALTER pages TYPE bigint USING pages * 2",
                "CREATE TABLE newer (id int REFERENCES books (id)); CREATE VIEW newest AS SELECT * FROM newer",
                "DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE books (nothing int)",
                "DROP SCHEMA \"Other one\" CASCADE; CREATE SCHEMA yet_another CREATE TABLE t (id int)",
                "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'; DROP FUNCTION touch CASCADE; DROP SEQUENCE numbers CASCADE",
                "SELECT nextval('numbers'), nextval('a_first_id_seq'); INSERT INTO books (author) VALUES (1); ALTER TABLE books RENAME TO novels",
                "DROP TABLE events_2020; CREATE TABLE events_2021 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01'); ALTER TABLE vehicles ADD COLUMN color text",
                "DROP VIEW titles CASCADE; CREATE VIEW titles AS SELECT 1 AS one; DROP MATERIALIZED VIEW counts CASCADE; CREATE TABLE counts (id int)",
                "ALTER TABLE specials RENAME TO books2; ALTER TABLE books2 SET SCHEMA \"Other one\"; CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE TYPE kind AS ENUM ('a'); CREATE DOMAIN small AS int CHECK (VALUE < 5)",
                "UPDATE specials SET f8 = 1, js = '{\"a\": 1}'; ALTER TABLE secrets DISABLE ROW LEVEL SECURITY; DROP TRIGGER touch ON authors; DROP INDEX books_by_title; ALTER PUBLICATION shown ADD TABLE vehicles",
                "GRANT CREATE ON SCHEMA public TO PUBLIC; COMMENT ON SCHEMA \"Other one\" IS 'x'; REVOKE ALL ON books FROM postgres; ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC; CREATE PUBLICATION p FOR TABLE books; ALTER PUBLICATION shown SET (publish = 'insert, truncate'); ALTER PUBLICATION shown DROP TABLE authors; ALTER PUBLICATION shown ADD TABLE empty; COMMENT ON TABLE authors IS NULL; CREATE FUNCTION loud() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END'; CREATE EVENT TRIGGER loud ON ddl_command_start EXECUTE FUNCTION loud()",
                "CREATE EXTENSION hstore; CREATE TABLE stores (s hstore); CREATE SCHEMA late CREATE TABLE x (id int)"
            })
    void comesBackAfter(String damage) {
        try (Live live = Live.rich()) {
            live.remember("Table a {}");
            Map<String, String> before = live.contents();
            Path directory = live.directory();
            Copied copied = live.copy(directory);
            assertThat(live.contents()).as("copying changes nothing").isEqualTo(before);
            live.execute(damage);

            live.restore(copied, directory);

            live.execute("DROP EXTENSION IF EXISTS hstore");
            assertThat(live.contents()).containsExactlyInAnyOrderEntriesOf(before);
            assertThat(copied.rows()).containsEntry("public.books", 300L).containsEntry("public.nothing", 2L);
            works(live);
        }
    }

    /** Numbers go on where they were, keys and triggers do what they did. */
    private static void works(Live live) {
        assertThat(live.database()
                        .query(List.of(
                                "INSERT INTO authors (name) VALUES ('new') RETURNING id, name",
                                "INSERT INTO books (author, pages) VALUES (1, 4) RETURNING id, doubled",
                                "INSERT INTO a_first DEFAULT VALUES RETURNING id, feeling, number")))
                .containsExactly(List.of("51", "new!"), List.of("350", "8"), List.of("21", "ok", "200"));
    }

    @Test
    void historyIsAsItWas() {
        try (Live live = Live.rich()) {
            live.remember("Table a {}");
            Map<String, String> before = live.contents();
            Path directory = live.directory();
            Copied copied = live.copy(directory);
            live.remember("Table b {}");
            live.restore(copied, directory);
            assertThat(live.contents()).isEqualTo(before);

            live.execute("DROP SCHEMA nself CASCADE");
            live.restore(copied, directory);
            assertThat(live.contents()).isEqualTo(before);
        }
    }

    @Test
    void historyThatBeganLaterIsEmptyAgain() {
        try (Live live = Live.rich()) {
            Path directory = live.directory();
            Copied copied = live.copy(directory);
            live.remember("Table a {}");
            live.restore(copied, directory);
            assertThat(live.database().query("SELECT count(*) FROM nself.history"))
                    .containsExactly(List.of("0"));
        }
    }

    @Test
    void largeObjectsComeBack() {
        try (Live live = Live.empty()) {
            live.execute(
                    "SELECT lo_from_bytea(4711, ''), lo_from_bytea(4712, decode(repeat('00ff5c0a', 200000), 'hex'))");
            Map<String, String> before = live.rows();
            Path directory = live.directory();
            Copied copied = live.copy(directory);
            live.execute("SELECT lo_unlink(4711), lo_put(4712, 5, 'x'), lo_from_bytea(4713, 'new')");
            live.restore(copied, directory);
            assertThat(live.rows()).isEqualTo(before);
        }
    }

    @Test
    void tablesKeepTheirRowsWhenTheyAreNotInTheCopy() {
        try (Live live = Live.rich()) {
            Path directory = live.directory();
            Copied copied = live.copy(directory, Live.rowsOf("public.books", "public.events"));
            assertThat(copied.rows()).containsOnlyKeys("public.books", "public.events_2020", "public.events_rest");
            Map<String, String> before = live.contents();

            live.execute(
                    "UPDATE authors SET best_book = NULL; ALTER TABLE authors DROP CONSTRAINT best; DELETE FROM books;"
                            + " ALTER TABLE books DROP COLUMN pages CASCADE; DROP TRIGGER touch ON authors; DROP TABLE events_2020;"
                            + " ALTER TABLE a_first ADD CONSTRAINT extra CHECK (id > 0); INSERT INTO empty VALUES (1);"
                            + " CREATE INDEX added ON a_first (id); SELECT nextval('a_first_id_seq')");
            live.restore(copied, directory);

            Map<String, String> after = live.contents();
            assertThat(after.get("pg_dump")).isEqualTo(before.get("pg_dump"));
            assertThat(after.get("books")).isEqualTo(before.get("books"));
            assertThat(after.get("events_2020")).isEqualTo(before.get("events_2020"));
            assertThat(live.database()
                            .query(List.of(
                                    "SELECT count(*) FROM empty",
                                    "SELECT count(best_book) FROM authors",
                                    "SELECT last_value FROM a_first_id_seq")))
                    .containsExactly(List.of("1"), List.of("0"), List.of("21"));
        }
    }

    @Test
    void definitionsAloneComeBackWhereNoTableHasToBeMadeAnew() {
        try (Live live = Live.rich()) {
            Path directory = live.directory();
            Copied copied = live.copy(directory, new CopyScope(Set.of(), new CopyScope.Rows.None()));
            Map<String, String> before = live.contents();
            live.execute(
                    "DROP INDEX books_by_title; CREATE TABLE more (id int); DROP VIEW titles CASCADE;"
                            + " DROP FUNCTION touch CASCADE; DROP MATERIALIZED VIEW total; ALTER TABLE a_first DROP CONSTRAINT a_first_author_fkey");
            live.restore(copied, directory);
            assertThat(live.contents()).isEqualTo(before);
        }
    }

    @Test
    void namespacesComeBackByThemselves() {
        try (Live live = Live.rich()) {
            Path directory = live.directory();
            Copied copied = live.copy(directory, new CopyScope(Set.of("Other one"), new CopyScope.Rows.All()));
            assertThat(copied.rows()).containsOnlyKeys("\"Other one\".things");
            Map<String, String> before = live.contents();
            live.execute("DROP SCHEMA \"Other one\" CASCADE");
            live.restore(copied, directory);
            assertThat(live.contents()).isEqualTo(before);

            live.execute(
                    "DELETE FROM \"Other one\".things; CREATE TABLE \"Other one\".more (id int); INSERT INTO empty VALUES (1);"
                            + " ALTER PUBLICATION shown DROP TABLE \"Other one\".things; ALTER PUBLICATION shown ADD TABLE \"Other one\".more");
            live.restore(copied, directory);
            before.put("empty", live.contents().get("empty"));
            assertThat(live.contents()).isEqualTo(before);
        }
    }

    @Test
    void filesAreForTheirOwnerAlone() throws Exception {
        try (Live live = Live.rich()) {
            Path directory = live.directory();
            live.copy(directory);
            try (Stream<Path> files = Files.walk(directory)) {
                assertThat(files.filter(file -> !file.equals(directory)))
                        .hasSizeGreaterThan(10)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
            }
        }
    }
}
