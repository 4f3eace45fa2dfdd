package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.nself.migration.FileStatement;
import org.nself.postgres.script.Script;
import org.nself.schema.SourceFile;
import org.nself.spi.ScriptListener;

/** Runs a statement that says meanwhile how far it is. When the thread is interrupted, it is cancelled. */
final class LongStatement {

    private LongStatement() {}

    static void run(Connection connection, Session session, String statement, Consumer<String> progress)
            throws SQLException {
        session.execute("SET client_min_messages = notice");
        Script script = Script.read(new SourceFile("plan", statement + ";"));
        try (ScriptWatch watch = new ScriptWatch()) {
            new ScriptRunner(connection, script, new Progress(progress), watch).run();
        }
    }

    /** Passes on what the server says, and nothing else. */
    private record Progress(Consumer<String> to) implements ScriptListener {

        @Override
        public void started(FileStatement statement) {}

        @Override
        public void said(FileStatement statement, String severity, String message) {
            to.accept(message);
        }

        @Override
        public void finished(FileStatement statement, OptionalLong rows, Duration duration) {}
    }
}
