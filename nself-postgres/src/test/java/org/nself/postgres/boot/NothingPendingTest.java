package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.InvalidMigrationsException;
import org.nself.MigrationReport;
import org.nself.MigrationReport.Outcome;
import org.nself.MigrationRun;
import org.nself.Nself;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.postgresql.ds.PGSimpleDataSource;

/** A boot whose migrations are all applied costs one short query, however many there are, and reads none of them. */
class NothingPendingTest {

    private static final int COUNT = 30;

    private final TestDatabase database = TestServer.current().newDatabase();

    @TempDir
    private Path directory;

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void itIsOneQueryAndTheConnectionsOwnRoundTrips() throws Exception {
        write(COUNT);
        migrate();
        try (WireTap boots = new WireTap(TestServer.current().port());
                WireTap connects = new WireTap(TestServer.current().port())) {
            try (Connection connection = source(connects).getConnection()) {
                assertThat(connection.isClosed()).isFalse();
            }
            assertThat(nself(source(boots)).migrate().outcome()).isEqualTo(Outcome.UP_TO_DATE);

            assertThat(connects.roundTrips()).isPositive();
            assertThat(boots.roundTrips() - connects.roundTrips()).isEqualTo(1);
        }
    }

    @Test
    void noFileIsRead() throws Exception {
        write(COUNT);
        MigrationReport first = migrate();
        Files.write(directory.resolve("7_seven/up.sql"), new byte[] {(byte) 0xFF, (byte) 0xFE});

        MigrationReport second = migrate();

        assertThat(second.outcome()).isEqualTo(Outcome.UP_TO_DATE);
        assertThat(second.state()).isEqualTo(first.state());
        Files.createDirectories(directory.resolve("99_new"));
        Files.writeString(directory.resolve("99_new/up.sql"), "SELECT 1;");
        assertThat(catchThrowable(this::migrate)).isInstanceOf(InvalidMigrationsException.class);
    }

    /** Each of these costs a new process more than the query. */
    @Test
    void neitherALogNorADigestNorACalendarIsLoaded(@TempDir Path logs) throws Exception {
        write(3);
        migrate();
        Path classes = logs.resolve("classes.log");

        String report = ChildJvm.boot(database.url(), directory, "-Xshare:off", "-Xlog:class+load:file=" + classes)
                .report();

        assertThat(report).startsWith("UP_TO_DATE ");
        assertThat(Files.readString(classes))
                .contains(" org.nself.migration.HistoryHead ")
                .doesNotContain(
                        " org.nself.EventLog$Log ",
                        " org.nself.postgres.execute.ScriptWatch ",
                        " org.nself.Checksum ",
                        " org.nself.schema.Sha256 ",
                        " org.nself.migration.Seconds ",
                        " org.nself.migration.Migration ");
    }

    @Test
    void whatCameSinceIsApplied() throws Exception {
        write(3);
        migrate();
        write(5);

        assertThat(versions(migrate())).containsExactly("4", "5");
        assertThat(migrate().outcome()).isEqualTo(Outcome.UP_TO_DATE);
    }

    @Test
    void whatAMergeBroughtInLateIsApplied() throws Exception {
        write(3);
        folder(9, "nine");
        migrate();
        folder(5, "five");

        assertThat(versions(migrate())).containsExactly("5");
    }

    @Test
    void whatWasTakenBackIsAppliedAgain() throws Exception {
        write(3);
        migrate();
        nself(source()).down().execute();

        assertThat(versions(migrate())).containsExactly("3");
    }

    @Test
    void aFolderThatIsGoneIsNoticed() throws Exception {
        write(3);
        migrate();
        Files.delete(directory.resolve("2_two/up.sql"));
        Files.delete(directory.resolve("2_two/down.sql"));
        Files.delete(directory.resolve("2_two"));

        assertThat(migrate().outcome()).isEqualTo(Outcome.UP_TO_DATE);
        assertThat(nself(source()).status().toString()).contains("Missing");
    }

    @Test
    void aFolderWhoseNameIsWrongIsStillRefused() throws Exception {
        write(3);
        migrate();
        Files.createDirectories(directory.resolve("99999999999999999999_too_long"));

        assertThat(catchThrowable(this::migrate)).isInstanceOf(InvalidMigrationsException.class);
    }

    private void write(int count) throws Exception {
        List<String> names = List.of("one", "two", "three", "four", "five", "six", "seven");
        for (int i = 1; i <= count; i++) {
            folder(i, i <= names.size() ? names.get(i - 1) : "more");
        }
    }

    private void folder(int version, String name) throws Exception {
        Path folder = Files.createDirectories(directory.resolve(version + "_" + name));
        Files.writeString(folder.resolve("up.sql"), "CREATE TABLE t" + version + " (id integer);");
        Files.writeString(folder.resolve("down.sql"), "DROP TABLE t" + version + ";");
    }

    private static List<String> versions(MigrationReport report) {
        return report.migrations().stream()
                .map(MigrationRun::migration)
                .map(migration -> migration.version().toString())
                .toList();
    }

    private MigrationReport migrate() {
        return nself(source()).migrate();
    }

    private Nself nself(PGSimpleDataSource source) {
        return Nself.builder().migrations(directory).dataSource(source).build();
    }

    private PGSimpleDataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        return source;
    }

    private PGSimpleDataSource source(WireTap tap) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url().replace(":" + TestServer.current().port(), ":" + tap.port()));
        return source;
    }
}
