package org.nself.spi;

import java.time.Duration;
import java.util.OptionalLong;
import org.nself.migration.FileStatement;

/**
 * Hears how a script runs. Calls come one at a time and in order, those of {@link #said} from another thread while the
 * statement runs. What a listener throws ends the run.
 */
public interface ScriptListener {

    /** Hears nothing. */
    ScriptListener NONE = new ScriptListener() {
        @Override
        public void started(FileStatement statement) {}

        @Override
        public void said(FileStatement statement, String severity, String message) {}

        @Override
        public void finished(FileStatement statement, OptionalLong rows, Duration duration) {}
    };

    /** The statement is about to be sent. */
    void started(FileStatement statement);

    /**
     * The server said something, such as {@code RAISE NOTICE} does.
     *
     * @param severity {@code NOTICE}, {@code WARNING} and the like, in the language of the server's messages
     */
    void said(FileStatement statement, String severity, String message);

    /**
     * The statement is done.
     *
     * @param rows how many it changed or copied; empty for one that returns rows, which nobody reads
     */
    void finished(FileStatement statement, OptionalLong rows, Duration duration);
}
