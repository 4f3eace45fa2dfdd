package org.nself.postgres.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nself.MigrationSource;
import org.nself.Nself;
import org.nself.Status.State;
import org.nself.Validation;
import org.nself.Verification;
import org.nself.Verification.Verdict;
import org.nself.migration.Migration;
import org.nself.migration.Version;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.schema.SourceFile;

/**
 * Runs the migrations of public projects, each way, and holds the verdicts against a table that was made without nself, on
 * PostgreSQL 15, by comparing dumps. Runs where {@code -Dnself.corpus} names the directory they lie in.
 */
@EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
class CorpusHasuraTest {

    private static final Path FILES = Path.of(System.getProperty("nself.corpus", ""), "hasura-real");
    private static final TestServer SERVER = TestServer.major(15);

    /** The table was made by a user who owns the database, and not the extensions that were there before. */
    private static final String BEFORE = """
            CREATE EXTENSION ltree;
            CREATE EXTENSION pg_trgm;
            CREATE EXTENSION pgcrypto;
            DO $$
            BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'corpus_owner') THEN
                    CREATE ROLE corpus_owner;
                END IF;
                EXECUTE format('ALTER DATABASE %I OWNER TO corpus_owner', current_database());
                EXECUTE format('ALTER DATABASE %I SET role TO corpus_owner', current_database());
            END
            $$;
            """;

    /**
     * The table says "reordered" of these: its dumps have the same lines, save for the space before them. They give a function
     * back whose body is laid out otherwise; to nself that is another text, for it does not know what space means in a body.
     */
    private static final Set<Long> LAID_OUT_OTHERWISE =
            Set.of(20160219125609L, 20170706165855L, 20240417083100L, 20250211115609L);

    @TempDir
    private Path directory;

    /** One row of the table. */
    private record Row(String project, String folder, Version version, String down, String restored, int downBytes) {

        /** The first version of diesel is 0; here they count from 1. */
        static Row of(String line) {
            String[] cells = line.split("\t", -1);
            long version = Math.max(1, Long.parseLong(cells[2]));
            return new Row(cells[0], cells[1], new Version(version), cells[4], cells[5], Integer.parseInt(cells[7]));
        }

        boolean leadsBack() {
            return verdict() == Verdict.EXACT || verdict() == Verdict.REORDERED;
        }

        /** A way back of comments alone, which nothing is taken back with. */
        boolean saysNothing() {
            return down.equals("empty");
        }

        /** nself takes an empty file for none; one with comments alone is held against what it gives back, which is nothing. */
        Verdict verdict() {
            if (down.equals("missing") || downBytes == 0) {
                return Verdict.NONE;
            }
            return switch (restored) {
                case "exact" -> Verdict.EXACT;
                case "reordered" -> LAID_OUT_OTHERWISE.contains(version.number()) ? Verdict.DIFFERS : Verdict.REORDERED;
                case "DIFFERENT" -> Verdict.DIFFERS;
                default -> Verdict.FAILS;
            };
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"realworld", "mapofzones", "crates_io_diesel"})
    void everyWayBackGivesBackWhatTheTableSays(String project) throws IOException {
        List<Row> rows = rows(project);
        try (TestDatabase live = SERVER.newDatabase()) {
            Path before = Files.writeString(directory.resolve("before.sql"), BEFORE);
            long start = System.nanoTime();

            Verification verification = nself(live, migrations(project, rows))
                    .verify()
                    .before(before)
                    .execute();

            System.out.printf("%s: %d ms%n", project, (System.nanoTime() - start) / 1_000_000);
            verification.migrations().stream()
                    .filter(entry -> entry.verdict() != Verdict.EXACT && entry.verdict() != Verdict.NONE)
                    .forEach(entry -> System.out.println(entry.migration() + ": " + entry.label() + " "
                            + entry.difference().lines()));
            assertThat(verification.failure()).isEmpty();
            assertThat(verification.migrations())
                    .extracting(entry -> entry.migration().version() + " " + entry.verdict())
                    .containsExactlyElementsOf(rows.stream()
                            .map(row -> row.version() + " " + row.verdict())
                            .toList());
            assertThat(verification.migrations())
                    .filteredOn(entry -> LAID_OUT_OTHERWISE.contains(
                            entry.migration().version().number()))
                    .allSatisfy(entry -> assertThat(entry.difference().lines())
                            .allMatch(line -> line.endsWith(": white space alone is another")
                                    || line.startsWith("~ order of columns ")));
            assertThat(live.query("SELECT FROM pg_database WHERE datname LIKE 'nself\\_scratch%'"))
                    .isEmpty();
        }
    }

    /** One that leads elsewhere is not taken back: what comes behind it would meet another database. */
    @ParameterizedTest
    @ValueSource(strings = {"realworld", "mapofzones", "crates_io_diesel"})
    void eachIsAppliedTakenBackWhereTheTableSaysSoAndAppliedAgain(String project) throws IOException {
        List<Row> rows = rows(project);
        List<Migration> all = migrations(project, rows);
        try (TestDatabase live = SERVER.newDatabase()) {
            live.execute(BEFORE);
            int back = 0;
            for (int i = 0; i < all.size(); i++) {
                Nself nself = nself(live, all.subList(0, i + 1));
                assertThat(nself.up().execute().migrations()).hasSize(1);
                if (rows.get(i).leadsBack() && rows.get(i).saysNothing()) {
                    assertThatThrownBy(() -> nself.down().execute()).hasMessageContaining("NS3103");
                } else if (rows.get(i).leadsBack()) {
                    assertThat(nself.down().execute().migrations()).hasSize(1);
                    assertThat(nself.up().execute().migrations()).hasSize(1);
                    back++;
                }
            }
            System.out.printf("%s: %d of %d taken back%n", project, back, all.size());
            assertThat(nself(live, all).status().migrations())
                    .hasSameSizeAs(rows)
                    .allMatch(entry -> entry.state() == State.APPLIED);
        }
    }

    private static Nself nself(TestDatabase live, List<Migration> migrations) {
        return Nself.builder()
                .migrations(MigrationSource.of(migrations))
                .dataSource(live.dataSource())
                .build();
    }

    /** This project needs PostGIS, and tables that its other files make. */
    @Test
    void aProjectThatCannotBeRunHereCanBeRead() {
        Validation validation = Nself.builder()
                .migrations(FILES.resolve("aerie/migrations/default"))
                .build()
                .validate();
        System.out.println(validation);

        assertThat(validation.migrations()).isEqualTo(11);
        assertThat(validation.hasErrors()).isFalse();
    }

    private static List<Row> rows(String project) throws IOException {
        return Files.readAllLines(FILES.resolve("steps.tsv")).stream()
                .filter(line -> line.startsWith(project + "\t"))
                .map(Row::of)
                .sorted(Comparator.comparing(Row::version))
                .toList();
    }

    /** Folders of diesel begin with a date, of which the table makes a version. */
    private static List<Migration> migrations(String project, List<Row> rows) throws IOException {
        List<Migration> migrations = new ArrayList<>();
        for (Row row : rows) {
            Path files = FILES.resolve(project).resolve("migrations/default").resolve(row.folder());
            String name = row.folder().replaceFirst("^[-0-9]+_", "");
            String folder = row.version() + "_" + name + "/";
            Path down = files.resolve("down.sql");
            Optional<SourceFile> back = row.downBytes() == 0
                    ? Optional.empty()
                    : Optional.of(new SourceFile(folder + "down.sql", Files.readString(down)));
            SourceFile up = new SourceFile(folder + "up.sql", Files.readString(files.resolve("up.sql")));
            migrations.add(new Migration(row.version(), name, up, back, Optional.empty()));
        }
        return migrations;
    }
}
