package org.nself.postgres.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nself.schema.SourceFile;

class ScriptTest {

    private static final String PLAIN = "SELECT a, 'x -- y', f(1) FROM t;\nINSERT INTO t VALUES (1);\n";

    @Test
    void layoutAndCommentsDoNotChangeTheChecksum() {
        for (String same : List.of(
                PLAIN.replace("\n", "\r\n"),
                "\uFEFF" + PLAIN,
                "-- what it does\n" + PLAIN + "-- done",
                "SELECT a,   \n  'x -- y', -- a comment\n  f(/* one */1) FROM t;;\n\n\tINSERT INTO t VALUES (1)",
                "BEGIN;\n" + PLAIN + "COMMIT;\n")) {
            assertThat(checksum(same)).as(same).isEqualTo(checksum(PLAIN));
        }
    }

    @Test
    void whatTheServerWouldSeeChangesTheChecksum() {
        for (String other : List.of(
                PLAIN.replace("x -- y", "x"),
                PLAIN.replace("x -- y", "x  -- y"),
                PLAIN.replace("f(1)", "f(2)"),
                PLAIN.replace("SELECT", "select"),
                PLAIN.replace(";\nINSERT", " INSERT"),
                PLAIN + "SELECT 1;",
                "INSERT INTO t VALUES (1);\nSELECT a, 'x -- y', f(1) FROM t;\n")) {
            assertThat(checksum(other)).as(other).isNotEqualTo(checksum(PLAIN));
        }
    }

    @Test
    void aBodyIsContentButForItsLineEnds() {
        String body = "DO $$\n  -- a comment\n  BEGIN NULL; END $$;";
        assertThat(checksum(body.replace("\n", "\r\n"))).isEqualTo(checksum(body));
        assertThat(checksum(body.replace("-- a comment", ""))).isNotEqualTo(checksum(body));
        assertThat(checksum(body.replace("  BEGIN", " BEGIN"))).isNotEqualTo(checksum(body));
    }

    @Test
    void rowsAreContent() {
        String copy = "COPY t FROM stdin;\n1\n2\n\\.\n";
        assertThat(checksum(copy.replace("\n", "\r\n"))).isEqualTo(checksum(copy));
        assertThat(checksum(copy.replace("2", "3"))).isNotEqualTo(checksum(copy));
    }

    @Test
    void normalisedStatementsCanBeRead() {
        assertThat(script("SELECT 1 -- one\n , 2;\nSELECT 'a'  -- b\n\n 'c', a/**/b, (/**/1/**/)/**/+ 2;")
                        .normalised())
                .containsExactly("SELECT 1 , 2", "SELECT 'a'\n'c', a b, (1)+ 2");
    }

    private static String checksum(String text) {
        return script(text).checksum();
    }

    private static Script script(String text) {
        return Script.read(new SourceFile("up.sql", text));
    }
}
