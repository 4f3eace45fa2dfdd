package org.nself.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosticTest {

    @Test
    void aCaretPointsAtThePlaceUnderTheLine() {
        Diagnostic diagnostic = new Diagnostic(
                "NS2103",
                Diagnostic.Severity.ERROR,
                new Place("schema.dbml", 12, 24, 12, 28),
                "  user_id uuid [ref: > user.id]",
                "column \"user_id\" refers to table \"user\", which does not exist",
                Optional.of("did you mean \"users\"?"));

        assertThat(diagnostic).hasToString("""
                schema.dbml:12:24: error NS2103: column "user_id" refers to table "user", which does not exist
                   12 |   user_id uuid [ref: > user.id]
                                               ^^^^
                hint: did you mean "users"?""");
    }

    @Test
    void tabsBeforeThePlaceStayTabsSoThatTheCaretLinesUp() {
        Diagnostic diagnostic = new Diagnostic(
                "NS1001",
                Diagnostic.Severity.WARNING,
                new Place("a.dbml", 1, 3, 1, 4),
                "\t\tx",
                "odd",
                Optional.empty());

        assertThat(diagnostic).hasToString("a.dbml:1:3: warning NS1001: odd\n    1 | \t\tx\n        \t\t^");
    }

    @Test
    void aVeryLongLineIsCutAroundThePlace() {
        Diagnostic diagnostic = new Diagnostic(
                "NS1001",
                Diagnostic.Severity.ERROR,
                new Place("a.dbml", 1, 5_001, 1, 5_002),
                "x".repeat(5_000) + "!" + "y".repeat(5_000),
                "odd",
                Optional.empty());

        assertThat(diagnostic.toString().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(200));
        assertThat(diagnostic.toString()).contains("x!y");
    }
}
