package org.nself;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.nself.Statements.digest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.schema.Diagnostic;

/** {@code nself.sum} says what a directory holds and held. */
class ChecksumIndexTest {

    @TempDir
    private Path directory;

    @Test
    void everyMigrationHasALineInTheOrderOfTheirVersions() throws IOException {
        folder("10_posts", "CREATE TABLE posts ();\nCREATE INDEX ON posts (id);", "DROP TABLE posts;");
        folder("9_users table", "CREATE TABLE users ();", "");

        update();

        assertThat(index()).isEqualTo("""
                        # Written by nself: the statements of each migration. After a merge conflict keep the lines of \
                        both sides, in any order.
                        9_users table up=%s down=-
                        10_posts up=%s,%s down=%s
                        """.formatted(
                        digest("CREATE TABLE users ();"),
                        digest("CREATE TABLE posts ();"),
                        digest("CREATE INDEX ON posts (id);"),
                        digest("DROP TABLE posts;")));
        assertThat(read().diagnostics()).isEmpty();
    }

    @Test
    void linesInAnyOrderAreReadAndWrittenInTheirs() throws IOException {
        folder("1_a", "A;", "");
        folder("2_b", "B;", "");
        update();
        String written = index();
        List<String> lines = written.lines().toList();

        write("\n" + lines.get(2) + "\r\n# kept both\r\n" + lines.get(1) + "\r\n");

        assertThat(read().diagnostics()).isEmpty();
        update();
        assertThat(index()).isEqualTo(written);
    }

    @Test
    void aLineThatIsThereStaysAndThoseOfFoldersThatWentGo() throws IOException {
        folder("1_a", "A;", "");
        folder("2_b", "B;", "");
        update();
        folder("1_a", "C;", "");
        folder("3_c", "C;", "");
        delete("2_b");

        ChecksumIndex.update(directory, read().all(), Statements::read);

        assertThat(index().lines().skip(1))
                .containsExactly("1_a up=" + digest("A;") + " down=-", "3_c up=" + digest("C;") + " down=-");
    }

    @Test
    void zerosBeforeAVersionArePartOfTheFolder() throws IOException {
        folder("0001_a", "A;", "");

        update();

        assertThat(index()).contains("\n0001_a up=");
        assertThat(read().diagnostics()).isEmpty();
    }

    @Test
    void aFolderWhoseNameDoesNotFitOnALineHasNone() throws IOException {
        folder("1_a\nb", "A;", "");

        update();

        assertThat(index().lines()).hasSize(1);
        assertThat(findings()).hasSize(1).first().asString().contains("information NS4017");
    }

    @Test
    void theFileIsReadableByOthersAndNothingIsLeftBesideIt() throws IOException {
        folder("1_a", "A;", "");

        update();

        assertThat(Files.getPosixFilePermissions(directory.resolve("nself.sum")))
                .contains(PosixFilePermission.OWNER_READ, PosixFilePermission.OTHERS_READ);
        try (Stream<Path> entries = Files.list(directory)) {
            assertThat(entries.map(entry -> entry.getFileName().toString())).containsOnly("1_a", "nself.sum");
        }
    }

    @Test
    void whatCannotBeWrittenIsLeftAsItWas() throws IOException {
        Files.createDirectories(directory.resolve("nself.sum/full"));
        Path file = directory.resolve("nself.sum");

        assertThatThrownBy(() -> MigrationWriter.replace(file, "text"))
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("NS6009: cannot write " + file)
                .hasMessageContaining("it is as it was before")
                .hasMessageContaining("nself db repair");
        try (Stream<Path> entries = Files.list(directory)) {
            assertThat(entries).containsExactly(file);
        }
    }

    @Test
    void aLineThatSaysNothingIsRefusedWithItsNumber() throws IOException {
        write("# head\n1_a up=- down=-\n2_b up=abc down=-\n../3_c up=- down=-\n0_d up=- down=-\nno line\n");
        Files.createDirectories(directory.resolve("1_a"));
        Files.writeString(directory.resolve("1_a/up.sql"), "A;");

        assertThat(findings())
                .extracting(Diagnostic::code, finding -> finding.place().line())
                .containsExactly(tuple("NS4013", 3), tuple("NS4013", 4), tuple("NS4013", 5), tuple("NS4013", 6));
        assertThat(findings().getFirst()).hasToString("""
                nself.sum:3:1: error NS4013: this line says nothing of a migration
                    3 | 2_b up=abc down=-
                        ^^^^^^^^^^^^^^^^^
                hint: delete it: `nself db repair` writes those that are missing""");
    }

    @Test
    void aMergeConflictIsSaidOnceWithTheWayOut() throws IOException {
        folder("1_a", "A;", "");
        folder("2_b", "B;", "");
        folder("3_c", "C;", "");
        update();
        List<String> lines = index().lines().toList();
        write(String.join(
                "\n",
                lines.get(1),
                "<<<<<<< HEAD",
                lines.get(2),
                "||||||| base",
                "=======",
                lines.get(2),
                lines.get(3),
                ">>>>>>> feature",
                ""));

        assertThat(findings()).singleElement().hasToString("""
                nself.sum:2:1: error NS4013: a merge conflict was left in nself.sum
                    2 | <<<<<<< HEAD
                        ^^^^^^^^^^^^
                hint: keep the lines of both sides, in any order, and delete those that begin with <<<<<<<, =======, >>>>>>>\
                """);
    }

    @Test
    void aFolderThatIsNamedTwiceIsRefused() throws IOException {
        folder("1_a", "A;", "");
        write("1_a up=- down=-\n1_a up=- down=-\n1_a up=%s down=-\n".formatted(digest("A;")));

        assertThat(findings())
                .extracting(Diagnostic::message, finding -> finding.hint().orElseThrow())
                .containsExactly(
                        tuple("1_a is named twice; line 1 is the first", "delete one of the lines, they say the same"),
                        tuple(
                                "1_a is named twice; line 1 is the first",
                                "delete both lines, and let `nself db repair` write it anew"));
    }

    @Test
    void aFolderThatIsMissingIsAnErrorAndOneThatIsNotNamedAWord() throws IOException {
        folder("1_a", "A;", "");
        update();
        folder("2_b", "B;", "");
        delete("1_a");

        assertThat(findings()).extracting(Diagnostic::toString).containsExactly("""
                nself.sum:2:1: error NS4015: nself.sum names 1_a, which is not there
                    2 | 1_a up=%s down=-
                        ^^^
                hint: get it back from version control; when it was meant to go, delete this line\
                """.formatted(digest("A;")), """
                2_b/up.sql:1:1: information NS4017: 2_b has no line in nself.sum, so it would not be found in a jar
                hint: `nself db repair` writes it, and so does the next command that makes a migration""");
        assertThatThrownBy(() -> MigrationRunner.read(MigrationSource.path(directory)))
                .isInstanceOf(InvalidMigrationsException.class)
                .hasMessageContaining("NS4015");
    }

    @Test
    void aFileThatWasEditedIsNamedWithItsStatements() throws IOException {
        folder("1_a", "A;\nB;", "C;");
        folder("2_b", "B;", "D;");
        update();
        folder("1_a", "A;\nX;", "C;");
        Files.delete(directory.resolve("2_b/down.sql"));

        assertThat(read().diagnostics()).isEmpty();
        assertThat(source().index().orElseThrow().check(read(), Statements::read))
                .extracting(Diagnostic::toString)
                .containsExactly("""
                        1_a/up.sql:1:1: information NS4016: 1_a/up.sql is not what nself.sum says:
                          statement 2 (1_a/up.sql:2:1: X) is another or a new one
                          one statement of before is not there
                        hint: nothing is to be done when the change was meant""", """
                        2_b/down.sql:1:1: information NS4016: 2_b/down.sql is not what nself.sum says:
                          one statement of before is not there
                        hint: nothing is to be done when the change was meant""");
    }

    @Test
    void whatWasMadeToBeFilledInIsNoFindingWhenItWas() throws IOException {
        folder("1_a", "SELECT 1;", "SELECT 1;");
        update();
        folder("1_a", "A;", "B;");

        assertThat(source().index().orElseThrow().check(read(), Statements::read))
                .isEmpty();
        assertThat(isEdited()).isTrue();
    }

    @Test
    void aMigrationIsEditedWhenOneOfItsFilesIsNotWhatTheIndexSays() throws IOException {
        folder("1_a", "A;", "B;");
        update();
        assertThat(isEdited()).isFalse();

        folder("1_a", "A;", "C;");
        assertThat(isEdited()).isTrue();

        folder("1_a", "A;", "B;");
        write("# says nothing of it\n");
        assertThat(isEdited()).isTrue();
    }

    @Test
    void anIndexThatIsNotUtf8IsRefused() throws IOException {
        Files.write(directory.resolve("nself.sum"), new byte[] {(byte) 0xE4});

        assertThat(findings()).extracting(Diagnostic::code).containsExactly("NS4012");
    }

    @Test
    void aLongLineIsRead() {
        String digests = String.join(",", Collections.nCopies(20_000, "0123456789ab"));

        assertThat(ChecksumLine.parse(1, "1_a up=" + digests + " down=-").orElseThrow())
                .hasToString("1_a up=" + digests + " down=-");
    }

    private boolean isEdited() {
        Migration migration = read().all().getFirst();
        return source().index().orElseThrow().isEdited(migration, Statements::read);
    }

    private MigrationSource source() {
        return MigrationSource.path(directory);
    }

    private Migrations read() {
        return source().read();
    }

    private List<Diagnostic> findings() {
        return read().diagnostics();
    }

    private void update() {
        ChecksumIndex.update(directory, read().all(), Statements::read);
    }

    private String index() throws IOException {
        return Files.readString(directory.resolve("nself.sum"));
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve("nself.sum"), text);
    }

    private void delete(String folder) throws IOException {
        Files.delete(directory.resolve(folder).resolve("up.sql"));
        Files.delete(directory.resolve(folder));
    }

    private void folder(String name, String up, String down) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Files.writeString(folder.resolve("up.sql"), up);
        if (!down.isEmpty()) {
            Files.writeString(folder.resolve("down.sql"), down);
        }
    }
}
