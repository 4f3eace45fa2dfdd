package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The parser of DBML's makers, {@code @dbml/core}, in a Node process of its own. */
final class OfficialParser implements AutoCloseable {

    static final String VERSION = "10.2.0";

    private static final NodeScript SCRIPT = NodeScript.of("official.mjs", "@dbml/core", VERSION);

    private final Worker worker;

    private OfficialParser(Worker worker) {
        this.worker = worker;
    }

    /** Puts the parser into a directory, unless it is there. */
    static void install(Path directory) throws IOException, InterruptedException {
        SCRIPT.install(directory);
    }

    /** The command that reads one file and ends. */
    static List<String> once(Path file) {
        return List.of("node", SCRIPT.file(), file.toString());
    }

    /** A process that stays, so that it gets warm. */
    static OfficialParser start(Path directory) throws IOException {
        return new OfficialParser(SCRIPT.start(directory));
    }

    /** How long it takes to read a file. */
    Turn read(Path file) throws IOException {
        String[] seconds = worker.ask(file.toString());
        return new Turn(Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]));
    }

    @Override
    public void close() {
        worker.close();
    }
}
