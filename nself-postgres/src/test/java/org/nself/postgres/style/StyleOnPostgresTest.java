package org.nself.postgres.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** That what is said of style is so. */
class StyleOnPostgresTest {

    @Test
    void aDefaultOfNowIsTheMomentOfTheTable() {
        try (TestDatabase database = TestServer.current().newDatabase()) {
            database.execute("CREATE TABLE t (id int, a timestamptz DEFAULT 'now', b timestamptz DEFAULT now())");
            database.execute("INSERT INTO t (id) VALUES (1)");
            assertThat(database.query("SELECT a < b FROM t")).containsExactly(List.of("t"));
        }
    }

    @Test
    void anIndexWithoutTheRowsThatReferToNothingFindsThoseThatReferToARow() {
        try (TestDatabase database = TestServer.current().newDatabase()) {
            database.execute("CREATE TABLE u (a int); CREATE INDEX known ON u (a) WHERE a IS NOT NULL;"
                    + " INSERT INTO u SELECT n FROM generate_series(1, 10000) n; ANALYZE u");
            assertThat(database.query("EXPLAIN (COSTS OFF) SELECT 1 FROM ONLY u x WHERE 7 = a FOR KEY SHARE OF x")
                            .toString())
                    .contains("using known");
        }
    }

    @Test
    void whatMayNotBeNullCannotBeSetToNull() {
        try (TestDatabase database = TestServer.current().newDatabase()) {
            database.execute("CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1);"
                    + " CREATE TABLE u (a int NOT NULL REFERENCES t ON DELETE SET NULL); INSERT INTO u VALUES (1)");
            assertThatThrownBy(() -> database.execute("DELETE FROM t")).hasStackTraceContaining("null value in column");
        }
    }

    @Test
    void aTimestampWithoutFractionsIsRoundedAndCharacterIsFilledUp() {
        try (TestDatabase database = TestServer.current().newDatabase()) {
            assertThat(database.query("SELECT '2026-01-01 00:00:00.6'::timestamp(0)::text, octet_length('a'::char(3))"))
                    .containsExactly(List.of("2026-01-01 00:00:01", "3"));
        }
    }
}
