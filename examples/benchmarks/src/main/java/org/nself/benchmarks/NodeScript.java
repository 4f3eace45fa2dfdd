package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A script for Node, which lies beside this class, and the packages that it needs. */
record NodeScript(String file, NodePackages needed) {

    private static final String HEAP = "--max-old-space-size=12000";

    /** @param needed a package and its version */
    static NodeScript of(String file, String needed, String version) {
        return new NodeScript(file, new NodePackages(List.of(needed + "@" + version)));
    }

    /** Puts the script and what it needs into a directory, as far as that is not there. */
    void install(Path directory) throws IOException, InterruptedException {
        Worker.copy(file, directory);
        needed.install(directory);
    }

    Worker start(Path directory) throws IOException {
        return Worker.start(directory, List.of("node", HEAP, file));
    }
}
