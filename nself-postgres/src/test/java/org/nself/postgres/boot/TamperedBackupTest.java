package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nself.BackupException;
import org.nself.Confirmation;
import org.nself.Nself;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** Whatever is done to a file of a backup, it is not restored, and the file is named. */
class TamperedBackupTest {

    /** What is done to a file. */
    @FunctionalInterface
    private interface Deed {
        /** @return the name that is to be said */
        String done(Path file) throws IOException;
    }

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> everyFileAndEveryDeed() throws IOException {
        try (TestDatabase database = TestServer.current().newDatabase()) {
            database.execute(
                    "CREATE TABLE users (id serial PRIMARY KEY, name text); INSERT INTO users (name) VALUES ('ann')");
            Files.writeString(directory.resolve("schema.dbml"), "Table users {\n  id int [pk]\n}\n");
            Files.createDirectories(directory.resolve("migrations/1_a"));
            Files.writeString(directory.resolve("migrations/1_a/up.sql"), "SELECT 1;");
            nself(database).backup().execute();
        }
        TestDatabase live = TestServer.current().newDatabase();
        live.execute("CREATE TABLE untouched (id int)");
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files()) {
            tests.add(test(live, file, "cut in half", path -> {
                byte[] bytes = Files.readAllBytes(path);
                Files.write(path, Arrays.copyOf(bytes, bytes.length / 2));
                return file.getFileName().toString();
            }));
            tests.add(test(live, file, "with one byte changed", path -> {
                byte[] bytes = Files.readAllBytes(path);
                bytes[bytes.length / 2] ^= 1;
                Files.write(path, bytes);
                return file.getFileName().toString();
            }));
            tests.add(test(live, file, "with a byte more", path -> {
                Files.write(path, new byte[] {'\n'}, StandardOpenOption.APPEND);
                return file.getFileName().toString();
            }));
            tests.add(test(live, file, "missing", path -> {
                Files.delete(path);
                return file.getFileName().toString();
            }));
            tests.add(test(live, file, "renamed", path -> {
                Files.move(path, path.resolveSibling("renamed"));
                return file.getFileName().toString();
            }));
            tests.add(test(live, file, "with another beside it", path -> {
                Files.writeString(path.resolveSibling("extra"), "x");
                return "extra";
            }));
            tests.add(test(live, file, "made a link", path -> {
                Path elsewhere = Files.move(path, directory.resolve("elsewhere-" + System.nanoTime()));
                Files.createSymbolicLink(path, elsewhere);
                return file.getFileName().toString();
            }));
        }
        assertThat(tests).hasSizeGreaterThan(40);
        return tests.stream().onClose(live::close);
    }

    private DynamicTest test(TestDatabase live, Path file, String deed, Deed action) {
        return DynamicTest.dynamicTest(file + " " + deed, () -> {
            Path backup = backup();
            Path copy = directory.resolve("copy");
            copy(backup, copy);
            try {
                String named = action.done(copy.resolve("2025-01-01_00-00-00").resolve(file));

                assertThatThrownBy(() -> Nself.builder()
                                .dataSource(live.dataSource())
                                .migrations(directory.resolve("migrations"))
                                .backups(copy)
                                .confirmation(Confirmation.preapproved("a test"))
                                .build()
                                .revert()
                                .to("2025-01-01_00-00-00")
                                .intoAnother()
                                .execute())
                        .isInstanceOf(BackupException.class)
                        .hasMessageContaining(named);
                assertThat(live.query("SELECT to_regclass('untouched')")).containsExactly(List.of("untouched"));
            } finally {
                try (Stream<Path> walk = Files.walk(copy)) {
                    for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        });
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.toList()) {
                Path target = to.resolve("2025-01-01_00-00-00").resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private Path backup() throws IOException {
        try (Stream<Path> entries = Files.list(directory.resolve("backups"))) {
            return entries.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private List<Path> files() throws IOException {
        Path backup = backup();
        try (Stream<Path> walk = Files.walk(backup)) {
            return walk.filter(Files::isRegularFile)
                    .map(backup::relativize)
                    .sorted()
                    .toList();
        }
    }

    private Nself nself(TestDatabase database) {
        return Nself.builder()
                .schema(directory.resolve("schema.dbml"))
                .migrations(directory.resolve("migrations"))
                .dataSource(database.dataSource())
                .backups(directory.resolve("backups"))
                .build();
    }
}
