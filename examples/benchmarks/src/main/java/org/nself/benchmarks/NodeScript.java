package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A script for Node, which lies beside this class, and the package that it needs. */
record NodeScript(String file, String needed, String version) {

    private static final String HEAP = "--max-old-space-size=12000";

    /** Puts the script and what it needs into a directory, as far as that is not there. */
    void install(Path directory) throws IOException, InterruptedException {
        Worker.copy(file, directory);
        if (!Files.exists(directory.resolve("node_modules").resolve(needed))) {
            Files.writeString(directory.resolve("package.json"), "{\"private\": true}");
            Processes.run(directory, List.of("npm", "install", "--no-audit", "--no-fund", needed + "@" + version));
        }
    }

    Worker start(Path directory) throws IOException {
        return Worker.start(directory, List.of("node", HEAP, file));
    }
}
