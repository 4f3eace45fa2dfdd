package org.nself.postgres.backup.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.nself.BackupException;

/** A pg_dump that runs. */
public final class Dump implements AutoCloseable {

    /** pg_dump says so of each table when it comes to it. */
    private static final String CONTENTS = "dumping contents of table \"";

    private final Child child;

    private Dump(Child child) {
        this.child = child;
    }

    /**
     * Starts it.
     *
     * @param file is there, with the rights that it is to have
     */
    public static Dump start(Client client, ServerAddress address, DumpRequest request, Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of(client.dump()));
        command.addAll(request.options(file.toAbsolutePath().toString()));
        try {
            return new Dump(Child.start("pg_dump", command, address.environment()));
        } catch (IOException failure) {
            throw new BackupException(
                    "NS7042",
                    client + " did not start: " + failure.getMessage(),
                    "with thousands of tables whose rows are left out, let the embedded engine copy",
                    failure);
        }
    }

    /**
     * Whether there is still something to wait for; passes on what it said up to now.
     *
     * @param tables hears the name of each table when its rows are written, in the program's own words
     */
    public boolean goesOn(Consumer<String> tables) {
        child.hear(heard(tables));
        if (Thread.currentThread().isInterrupted()) {
            throw Child.interrupted(new InterruptedException());
        }
        return child.isAlive();
    }

    /**
     * Waits until all is written, on the disk too.
     *
     * @throws BackupException when something could not be written; the cause is said in the program's own words
     */
    public void finish(Consumer<String> tables) {
        child.finish(heard(tables));
    }

    private static Consumer<String> heard(Consumer<String> tables) {
        return remark -> {
            if (remark.startsWith(CONTENTS) && remark.endsWith("\"")) {
                tables.accept(remark.substring(CONTENTS.length(), remark.length() - 1));
            }
        };
    }

    @Override
    public void close() {
        child.close();
    }
}
