package org.nself.postgres.execute;

import java.time.Duration;
import java.util.OptionalLong;
import org.nself.postgres.script.ScriptStatement;

/**
 * Hears how a script runs. Calls come one at a time and in order, those of {@link #said} from another thread while the
 * statement runs. What a listener throws ends the run.
 */
interface ScriptListener {

    /** The statement is about to be sent. */
    void started(ScriptStatement statement);

    /**
     * The server said something, such as {@code RAISE NOTICE} does; only what the session's {@code client_min_messages}
     * lets through.
     *
     * @param severity {@code NOTICE}, {@code WARNING} and the like, in the language of the server's messages
     */
    void said(ScriptStatement statement, String severity, String message);

    /**
     * The statement is done.
     *
     * @param rows how many it changed or copied; empty for one that returns rows, which nobody reads
     */
    void finished(ScriptStatement statement, OptionalLong rows, Duration duration);
}
