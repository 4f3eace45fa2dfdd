package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nself.testkit.TestDatabase;

/** A tool that others made to compare databases, in a process of its own that its first turn starts and that stays. */
final class Peer implements AutoCloseable {

    static final String DELTA_VERSION = "1.0.0-alpha.34";

    static final String MIGRA_VERSION = "0.6.1";

    private static final NodeScript DELTA = NodeScript.of("delta.mjs", "@supabase/pg-delta", DELTA_VERSION);
    private static final NodeScript MIGRA = NodeScript.of("migra.mjs", "@pgkit/migra", MIGRA_VERSION);
    private static final String CODE_KEEPER = "CodeKeeper.java";
    private static final String JOOQ = "JooqMeta.java";
    private static final List<String> QUIET = List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");

    /** Puts a tool in place and starts it. */
    @FunctionalInterface
    private interface Start {
        Worker start() throws IOException, InterruptedException;
    }

    private final Start start;
    private @Nullable Worker worker;

    private Peer(Start start) {
        this.start = start;
    }

    static Peer delta(Path directory) {
        return ofNode(DELTA, directory);
    }

    static Peer migra(Path directory) {
        return ofNode(MIGRA, directory);
    }

    static Peer codeKeeper(Path directory) {
        return ofJava(CODE_KEEPER, directory);
    }

    /** Reads only. */
    static Peer jooq(Path directory) {
        return ofJava(JOOQ, directory);
    }

    private static Peer ofNode(NodeScript script, Path directory) {
        return new Peer(() -> {
            script.install(directory);
            return script.start(directory);
        });
    }

    /** Its jars are on the class path, which Maven makes. */
    private static Peer ofJava(String file, Path directory) {
        return new Peer(() -> {
            Worker.copy(file, directory);
            return Worker.start(directory, Processes.java(file, QUIET, List.of()));
        });
    }

    /** How long it takes to read a database, in seconds. */
    double read(TestDatabase database) throws IOException, InterruptedException {
        return ask(ServerAddress.of(database).url(), 100);
    }

    /** How long it takes to read two databases and to find the ten changes between them, in seconds. */
    double compare(TestDatabase from, TestDatabase to) throws IOException, InterruptedException {
        return ask(ServerAddress.of(from).url() + " " + ServerAddress.of(to).url(), 10);
    }

    private double ask(String line, int least) throws IOException, InterruptedException {
        if (worker == null) {
            worker = start.start();
        }
        String[] answer = worker.ask(line);
        if (Integer.parseInt(answer[1]) < least) {
            throw new IOException("it found no more than " + answer[1]);
        }
        return Double.parseDouble(answer[0]);
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.close();
        }
    }
}
