package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.nself.testkit.TestDatabase;

/** Reads a database with drizzle-kit, which is a command: a process each, which writes what it read as TypeScript. */
record Drizzle(Path directory) {

    static final String VERSION = "0.31.11";

    private static final NodePackages NEEDED =
            new NodePackages(List.of("drizzle-kit@" + VERSION, "drizzle-orm@0.45.4", "pg@8.23.1"));

    /** How long the process takes, in seconds. */
    double read(TestDatabase database) throws IOException, InterruptedException {
        NEEDED.install(directory);
        String url = ServerAddress.of(database).url();
        return Processes.run(
                directory,
                List.of(
                        "node",
                        "node_modules/drizzle-kit/bin.cjs",
                        "introspect",
                        "--dialect=postgresql",
                        "--out=read",
                        "--url=" + url));
    }
}
