package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.EnvironmentException;
import org.nself.InvalidMigrationsException;
import org.nself.MigrationReport.Outcome;
import org.nself.MigrationSource;
import org.nself.Nself;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** A service carries its migrations in its jar, and applies them at boot. */
class MigrationsInAJarTest {

    private final TestDatabase database = TestServer.current().newDatabase();

    @TempDir
    private Path project;

    @TempDir
    private Path target;

    @BeforeEach
    void writeMigrations() throws IOException {
        migration("add_users", "CREATE TABLE users (id int PRIMARY KEY);", "DROP TABLE users;");
        migration("add_posts", "CREATE TABLE posts (id int REFERENCES users);", "DROP TABLE posts;");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void theyAreAppliedOnceAndCanBeTakenBack() throws IOException {
        try (URLClassLoader jar = jar()) {
            Nself nself = nself(MigrationSource.classpath("migrations/default", jar));

            assertThat(nself.migrate().migrations())
                    .extracting(run -> run.migration().name())
                    .containsExactly("add_users", "add_posts");
            assertThat(nself.migrate().outcome()).isEqualTo(Outcome.UP_TO_DATE);

            nself.down().limit(2).execute();
            assertThat(database.query("SELECT to_regclass('users')")).containsExactly(List.of("null"));
            assertThat(nself.status().pending()).hasSize(2);
        }
    }

    @Test
    void theDatabaseKnowsThemFromTheDirectoryTheyCameFrom() throws IOException {
        nself(MigrationSource.path(directory())).migrate();

        try (URLClassLoader jar = jar()) {
            assertThat(nself(MigrationSource.classpath("migrations/default", jar))
                            .migrate()
                            .outcome())
                    .isEqualTo(Outcome.UP_TO_DATE);
        }
    }

    @Test
    void aFileThatIsMissingStopsAllBeforeTheFirst() throws IOException {
        try (Stream<Path> folders = Files.list(directory())) {
            Path last = folders.filter(Files::isDirectory).max(Path::compareTo).orElseThrow();
            Files.delete(last.resolve("up.sql"));
        }

        try (URLClassLoader jar = jar()) {
            assertThatThrownBy(() -> nself(MigrationSource.classpath("migrations/default", jar))
                            .migrate())
                    .isInstanceOf(InvalidMigrationsException.class)
                    .hasMessageContaining("classpath:migrations/default has 1 error")
                    .hasMessageContaining("NS4015")
                    .hasMessageContaining("_add_posts/up.sql, which is not there");
        }
        assertThat(database.query("SELECT to_regclass('users')")).containsExactly(List.of("null"));
    }

    @Test
    void nothingCanBeWrittenThere() throws IOException {
        try (URLClassLoader jar = jar()) {
            assertThatThrownBy(() -> nself(MigrationSource.classpath("migrations/default", jar))
                            .create("add_more")
                            .execute())
                    .isInstanceOf(EnvironmentException.class)
                    .hasMessageContaining("NS6011: classpath:migrations/default cannot be written to");
        }
    }

    /** As a person does it: nself makes the folder, and the person fills it in. */
    private void migration(String name, String up, String down) throws IOException {
        String folder =
                nself(MigrationSource.path(directory())).create(name).execute().folder();
        Files.writeString(directory().resolve(folder).resolve("up.sql"), up);
        Files.writeString(directory().resolve(folder).resolve("down.sql"), down);
    }

    private Path directory() {
        return project.resolve("migrations/default");
    }

    private Nself nself(MigrationSource source) {
        return Nself.builder()
                .migrations(source)
                .dataSource(database.dataSource())
                .build();
    }

    private URLClassLoader jar() throws IOException {
        Path jar = target.resolve("service.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(project.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return new URLClassLoader(new URL[] {jar.toUri().toURL()});
    }
}
