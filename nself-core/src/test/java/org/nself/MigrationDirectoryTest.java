package org.nself;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.migration.Version;
import org.nself.schema.Diagnostic;
import org.nself.schema.SourceFile;

class MigrationDirectoryTest {

    @TempDir
    private Path directory;

    @Test
    void migrationsAreInTheOrderOfTheirNumbers() throws IOException {
        folder("10_second", "up.sql", "SELECT 2;");
        folder("9_first", "up.sql", "SELECT 1;", "down.sql", "SELECT -1;");

        Migrations read = read();

        assertThat(read.all()).extracting(Migration::folder).containsExactly("9_first", "10_second");
        assertThat(read.all().getFirst().down()).map(SourceFile::text).contains("SELECT -1;");
        assertThat(read.all().getLast().down()).isEmpty();
        assertThat(read.diagnostics()).isEmpty();
    }

    @Test
    void aDirectoryThatIsNotThereHasNoMigrations() {
        assertThat(MigrationSource.path(directory.resolve("none")).read().all()).isEmpty();
    }

    @Test
    void oneVersionGivenTwiceIsAnError() throws IOException {
        folder("0007_a", "up.sql", "SELECT 1;");
        folder("7_b", "up.sql", "SELECT 1;");

        assertThat(codes(read())).containsExactly("NS4001");
    }

    @Test
    void millisecondsAndDatesDoNotMix() throws IOException {
        folder("1734455365574_console", "up.sql", "SELECT 1;");
        folder("20250806143000_nself", "up.sql", "SELECT 1;");

        assertThat(codes(read())).containsExactly("NS4002");
    }

    @Test
    void aDependencyMustBeThereAndComeBefore() throws IOException {
        folder("1_a", "up.sql", "-- depends_on: 2_b\nSELECT 1;");
        folder("2_b", "up.sql", "-- depends_on: 9, 1_a\nSELECT 1;");

        assertThat(codes(read())).containsExactly("NS4004", "NS4003");
    }

    @Test
    void whatIsNoMigrationIsSaidSo() throws IOException {
        Files.writeString(directory.resolve("loose.sql"), "SELECT 1;");
        folder("no_version", "up.sql", "SELECT 1;");
        folder("0_zero", "up.sql", "SELECT 1;");
        folder("squashed_1_to_2", "up.sql", "SELECT 1;");

        assertThat(codes(read())).containsExactlyInAnyOrder("NS4005", "NS4007", "NS4008");
    }

    @Test
    void aLinkThatLeadsOutIsRefused(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(directory.resolve("1_link"), elsewhere);

        assertThat(codes(read())).containsExactly("NS4006");
    }

    @Test
    void aWayUpMustBeThereAndSaySomething() throws IOException {
        folder("1_none", "down.sql", "SELECT 1;");
        folder("2_empty", "up.sql", "", "down.sql", "SELECT 1;");
        folder("3_comments", "up.sql", "-- nothing yet\n\n");

        Migrations read = read();

        assertThat(codes(read)).containsExactly("NS4009", "NS4009", "NS4010");
        assertThat(read.all()).extracting(Migration::folder).containsExactly("3_comments");
    }

    @Test
    void aFileThatHasuraTakesForASecondOneIsRefused() throws IOException {
        folder("1_a", "up.sql", "SELECT 1;", "old.up.sql", "SELECT 2;");

        assertThat(codes(read())).containsExactly("NS4011");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        folder("1_a", "up.sql", "SELECT 1;");
        Files.write(directory.resolve("1_a").resolve("down.sql"), new byte[] {(byte) 0xE4});

        assertThat(codes(read())).containsExactly("NS4012");
    }

    @Test
    void anErrorEndsWhateverWasAskedFor() throws IOException {
        folder("1_none", "down.sql", "SELECT 1;");

        assertThatThrownBy(() -> MigrationRunner.read(MigrationSource.path(directory)))
                .isInstanceOf(InvalidMigrationsException.class)
                .hasMessageContaining("NS4009", "1_none has no up.sql");
    }

    @Test
    void aMigrationIsWrittenWholeOrNotAtAll() throws IOException {
        Migration migration = migration("20250806143000", "add_posts");

        Path ones = directory.resolve("new").resolve("ones");
        Path folder = ones.resolve("20250806143000_add_posts");
        Migration other = migration("20250806143001", "add_tags");
        MigrationWriter.replace(ones, List.of(), List.of(migration));

        assertThat(folder.resolve("up.sql")).hasContent("SELECT 1;");
        assertThat(folder.resolve("down.sql")).hasContent("SELECT 2;");
        assertThat(folder.resolve("snapshot.dbml")).doesNotExist();
        assertThatThrownBy(() -> MigrationWriter.replace(ones, List.of(migration), List.of(other, other)))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("NS6009", "nothing was written");
        assertThatThrownBy(() -> MigrationWriter.replace(ones, List.of(), List.of(other, migration)))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("NS6009", "nothing was written");
        try (Stream<Path> left = Files.list(ones)) {
            assertThat(left).containsExactly(folder);
        }
    }

    private static Migration migration(String version, String name) {
        return new Migration(
                Version.parse(version).orElseThrow(),
                name,
                new SourceFile("up.sql", "SELECT 1;"),
                Optional.of(new SourceFile("down.sql", "SELECT 2;")),
                Optional.empty());
    }

    private Migrations read() {
        return MigrationSource.path(directory).read();
    }

    private static List<String> codes(Migrations migrations) {
        return migrations.diagnostics().stream().map(Diagnostic::code).toList();
    }

    private void folder(String name, String... files) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        for (int i = 0; i < files.length; i += 2) {
            Files.writeString(folder.resolve(files[i]), files[i + 1]);
        }
    }
}
