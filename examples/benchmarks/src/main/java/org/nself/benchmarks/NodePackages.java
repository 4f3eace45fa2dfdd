package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Packages of npm that a peer needs.
 *
 * @param all each with its version behind an {@code @}
 */
record NodePackages(List<String> all) {

    /** Puts them into a directory that holds no others, as far as they are not there. */
    void install(Path directory) throws IOException, InterruptedException {
        Path modules = directory.resolve("node_modules");
        if (all.stream().anyMatch(wanted -> !Files.exists(modules.resolve(name(wanted))))) {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("package.json"), "{\"private\": true}");
            List<String> install = List.of("npm", "install", "--no-audit", "--no-fund");
            Processes.run(
                    directory, Stream.concat(install.stream(), all.stream()).toList());
        }
    }

    private static String name(String wanted) {
        return wanted.substring(0, wanted.lastIndexOf('@'));
    }
}
