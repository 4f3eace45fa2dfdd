package org.nself;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.schema.Diagnostic;
import org.nself.schema.SourceFile;

/** Migrations on the class path: in a jar, and in the directory that becomes one. */
class MigrationResourcesTest {

    @TempDir
    private Path classes;

    @TempDir
    private Path jars;

    @BeforeEach
    void writeMigrations() throws IOException {
        write("db/migrations/1_users/up.sql", "CREATE TABLE users ();");
        write("db/migrations/1_users/down.sql", "DROP TABLE users;");
        write("db/migrations/1_users/snapshot.dbml", "Table users {}");
        write("db/migrations/2_posts/up.sql", "\uFEFFCREATE TABLE posts ();");
        index();
    }

    @Test
    void aJarIsReadByItsIndex() throws IOException {
        Migrations read = fromJar("/db/migrations/");

        assertThat(read.diagnostics()).isEmpty();
        assertThat(read.all()).isEqualTo(fromDirectory().all());
        assertThat(read.all()).extracting(Migration::folder).containsExactly("1_users", "2_posts");
        assertThat(read.all().getFirst().down()).map(SourceFile::text).contains("DROP TABLE users;");
        assertThat(read.all().getFirst().snapshot()).isPresent();
        assertThat(read.all().getLast().up().text()).isEqualTo("CREATE TABLE posts ();");
        assertThat(read.all().getLast().down()).isEmpty();
    }

    @Test
    void whatTheIndexOfAJarNamesMustBeInIt() throws IOException {
        Files.delete(classes.resolve("db/migrations/1_users/down.sql"));
        Files.delete(classes.resolve("db/migrations/2_posts/up.sql"));

        assertThat(fromJar("db/migrations").diagnostics())
                .extracting(Diagnostic::code, Diagnostic::message)
                .containsExactly(
                        tuple("NS4015", "nself.sum names 1_users/down.sql, which is not there"),
                        tuple("NS4015", "nself.sum names 2_posts/up.sql, which is not there"));
    }

    @Test
    void aConflictInTheIndexOfAJarIsRefused() throws IOException {
        write("db/migrations/nself.sum", "<<<<<<< HEAD\n");

        assertThat(fromJar("db/migrations").errors())
                .extracting(Diagnostic::code)
                .containsExactly("NS4013");
    }

    @Test
    void aFileThatChangedAfterTheIndexWasWrittenIsReadAndCanBeTold() throws IOException {
        write("db/migrations/1_users/up.sql", "CREATE TABLE people ();");
        try (URLClassLoader loader = jar()) {
            MigrationSource source = MigrationSource.classpath("db/migrations", loader);

            assertThat(source.read().diagnostics()).isEmpty();
            assertThat(source.index().orElseThrow().check(source.read(), Statements::read))
                    .singleElement()
                    .extracting(Diagnostic::code, finding -> finding.place().file())
                    .containsExactly("NS4016", "1_users/up.sql");
        }
    }

    @Test
    void aJarWithoutAnIndexIsRefusedWithTheCommandThatWritesIt() throws IOException {
        Files.delete(classes.resolve("db/migrations/nself.sum"));

        assertThatThrownBy(() -> fromJar("db/migrations"))
                .isInstanceOf(EnvironmentException.class)
                .hasMessage(
                        "NS6015: there is no db/migrations/nself.sum on the class path, and only a directory on the disk"
                                + " can be read without it\nhint: put the migrations below src/main/resources, and let `nself db"
                                + " repair --migrations src/main/resources/db/migrations` write nself.sum");
    }

    @Test
    void aFolderThatIsNowhereIsRefused() {
        assertThatThrownBy(() -> MigrationSource.classpath("no/such").read())
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("NS6015: there is no no/such/nself.sum on the class path");
    }

    @Test
    void aDirectoryOnTheDiskNeedsNoIndex() throws IOException {
        Files.delete(classes.resolve("db/migrations/nself.sum"));

        assertThat(fromDirectory().all()).hasSize(2);
        assertThat(fromDirectory().diagnostics()).isEmpty();
    }

    @Test
    void whatAJarWouldHideIsAnErrorBeforeThereIsAJar() throws IOException {
        write("db/migrations/3_late/up.sql", "SELECT 3;");

        assertThat(fromDirectory().errors())
                .singleElement()
                .asString()
                .contains("NS4017: 3_late has no line in nself.sum, so it would not be found in a jar");
        assertThat(fromJar("db/migrations").all()).hasSize(2);
    }

    @Test
    void theClassLoaderOfTheThreadIsAsked() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = jar()) {
            thread.setContextClassLoader(loader);
            assertThat(MigrationSource.classpath("db/migrations").read().all()).hasSize(2);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void nothingIsWrittenToTheClassPath() {
        MigrationSource source = MigrationSource.classpath("db/migrations");

        assertThat(source).hasToString("classpath:db/migrations");
        assertThat(source.directory()).isEmpty();
    }

    private Migrations fromDirectory() throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            return MigrationSource.classpath("db/migrations", loader).read();
        }
    }

    private Migrations fromJar(String folder) throws IOException {
        try (URLClassLoader loader = jar()) {
            return MigrationSource.classpath(folder, loader).read();
        }
    }

    private URLClassLoader jar() throws IOException {
        Path jar = Files.createTempFile(jars, "migrations", ".jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
    }

    private void index() {
        Path directory = classes.resolve("db/migrations");
        ChecksumIndex.update(directory, MigrationSource.path(directory).read().all(), Statements::read);
    }

    private void write(String name, String text) throws IOException {
        Path file = classes.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
