package org.nself.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nself.migration.Header.Allowance;
import org.nself.schema.Diagnostic;
import org.nself.schema.SourceFile;

class HeaderTest {

    @Test
    void theFirstLinesSayHowTheFileRuns() {
        Header header = header("""
                -- What it does, for people.
                -- nself:no-transaction
                -- nself:lock-timeout=5s

                --nself:statement-timeout = 600s
                -- nself:allow DATA_LOSS users.email
                -- nself:allow TABLE_REWRITE
                -- depends_on: 20260101120000, 1700000000000_add_users
                -- depends_on: 7
                -- nself:squashes 1, 2
                -- nself:repeatable
                ALTER TABLE users DROP COLUMN email;
                -- nself:lock-timeout=9s
                """);

        assertThat(header)
                .isEqualTo(new Header(
                        List.of(new Allowance("DATA_LOSS", "users.email"), new Allowance("TABLE_REWRITE", "")),
                        Optional.of(Duration.ofSeconds(5)),
                        Optional.of(Duration.ofSeconds(600)),
                        true,
                        true,
                        List.of("20260101120000", "1700000000000_add_users", "7"),
                        List.of(new Version(1), new Version(2)),
                        List.of()));
    }

    @Test
    void aFileMayAskForNothing() {
        for (String text :
                List.of("", "\n\n", "SELECT 1;", "-- a comment", "/* -- nself:no-transaction */\nSELECT 1;")) {
            Header header = header(text);
            assertThat(header.noTransaction()).isFalse();
            assertThat(header.diagnostics()).isEmpty();
        }
    }

    @Test
    void hasurasDirectiveCountsInTheFirstLineOnly() {
        assertThat(header("-- hasura:no-transaction\nVACUUM;").noTransaction()).isTrue();
        assertThat(header("\uFEFF-- hasura:no-transaction\r\nVACUUM;").noTransaction())
                .isTrue();
        assertThat(header("  -- hasura:no-transaction  \nVACUUM;").noTransaction())
                .isTrue();

        for (String text :
                List.of("--hasura:no-transaction", "\n-- hasura:no-transaction", "--  hasura: no-transaction")) {
            assertThat(header(text).noTransaction()).as(text).isFalse();
            assertThat(header(text).diagnostics()).as(text).singleElement().satisfies(warning -> {
                assertThat(warning.code()).isEqualTo("NS4153");
                assertThat(warning.isError()).isFalse();
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0", "250ms,250", "5s,5000", "10min,600000", "2h,7200000"})
    void durationsHaveAUnit(String written, long milliseconds) {
        assertThat(header("-- nself:statement-timeout=" + written).statementTimeout())
                .contains(Duration.ofMillis(milliseconds));
    }

    @Test
    void anUnknownDirectiveIsAnErrorWithWhatMayBeMeant() {
        assertThat(problems("-- one\r\n  -- nself:lock_timout=5s\r\n")).isEqualTo("""
                up.sql:2:3: error NS4151: there is no directive nself:lock_timout
                    2 |   -- nself:lock_timout=5s
                          ^^^^^^^^^^^^^^^^^^^^^^^
                hint: did you mean "lock-timeout"?""");
        assertThat(problems("-- nself:frobnicate")).isEqualTo("""
                up.sql:1:1: error NS4151: there is no directive nself:frobnicate
                    1 | -- nself:frobnicate
                        ^^^^^^^^^^^^^^^^^^^
                hint: there are allow, lock-timeout, no-transaction, repeatable, squashes, statement-timeout""");
        assertThat(problems("-- nself:")).contains("there is no directive nself:\n");
        assertThat(problems("-- nself:No-Transaction")).contains("did you mean \"no-transaction\"?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-- nself:lock-timeout=5 | \"5\" is no duration",
                "-- nself:lock-timeout | \"\" is no duration",
                "-- nself:lock-timeout=-5s | \"-5s\" is no duration",
                "-- nself:lock-timeout=0 | lock-timeout must be longer than nothing",
                "-- nself:statement-timeout=99999999999s | \"99999999999s\" is no duration",
                "-- nself:allow | allow needs the name of a hazard",
                "-- nself:no-transaction=true | no-transaction takes no value",
                "-- depends_on: | depends_on names nothing here",
                "-- depends_on: 1,,2 | depends_on names nothing here",
                "-- depends_on: 1 2 | \"1 2\" is no migration"
            })
    void aWrongValueIsAnError(String line, String message) {
        assertThat(header(line).diagnostics()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("NS4152");
            assertThat(problem.isError()).isTrue();
            assertThat(problem.message()).isEqualTo(message);
        });
    }

    @Test
    void aTimeoutStandsOnce() {
        assertThat(problems("-- nself:lock-timeout=5s\n-- nself:lock-timeout=6s"))
                .startsWith("up.sql:2:1: error NS4152: lock-timeout stands here a second time");
        assertThat(problems("-- nself:statement-timeout=5s\n-- nself:statement-timeout=0"))
                .startsWith("up.sql:2:1: error NS4152: statement-timeout stands here a second time");
    }

    private static Header header(String text) {
        return Header.of(new SourceFile("up.sql", text));
    }

    private static String problems(String text) {
        return header(text).diagnostics().stream().map(Diagnostic::toString).collect(Collectors.joining("\n"));
    }
}
