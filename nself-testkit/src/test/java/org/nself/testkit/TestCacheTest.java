package org.nself.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCacheTest {

    @TempDir
    private Path directory;

    @Test
    void aCopyIsTheWholeTree() throws IOException {
        Path tree = tree();

        TestCache.copy(tree, directory.resolve("copy"));

        assertThat(content(directory.resolve("copy"))).isEqualTo(content(tree));
    }

    @Test
    void theDirectoriesOfACopyAreTheUsersAlone() throws IOException {
        TestCache.copy(tree(), directory.resolve("copy"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("copy/base/1"))))
                .isEqualTo("rwx------");
    }

    @Test
    void nothingIsLeftOfACopyThatDidNotWork() {
        assertThatThrownBy(() -> TestCache.copy(directory.resolve("nowhere"), directory.resolve("copy")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("nowhere");
        assertThat(directory.resolve("copy")).doesNotExist();
    }

    /** As {@code initdb} leaves it: empty directories too, and none that others can look into. */
    private Path tree() throws IOException {
        Path tree = directory.resolve("a tree");
        for (String each : new String[] {"base/1", "pg_twophase"}) {
            Files.createDirectories(tree.resolve(each));
        }
        Files.writeString(tree.resolve("PG_VERSION"), "17\n");
        Files.write(tree.resolve("base/1/1259"), new byte[] {0, 1, -1});
        Files.createFile(tree.resolve("base/1/2619"));
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwx------"));
            }
        }
        return tree;
    }

    private static Map<String, String> content(Path tree) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path each : all.toList()) {
                String name = tree.relativize(each).toString();
                content.put(
                        name,
                        Files.isDirectory(each) ? "directory" : HexFormat.of().formatHex(Files.readAllBytes(each)));
            }
        }
        return content;
    }
}
