package org.nself.postgres.execute;

import java.time.Duration;
import java.util.OptionalLong;
import org.nself.postgres.script.ScriptStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the log what a script does and what the server says meanwhile. */
final class ScriptLog implements ScriptListener {

    private static final Logger LOG = LoggerFactory.getLogger("org.nself.Nself");

    @Override
    public void started(ScriptStatement statement) {
        LOG.debug("{} {}", statement.place(), statement.text());
    }

    @Override
    public void said(ScriptStatement statement, String severity, String message) {
        LOG.info("{} {}: {}", statement.place(), severity, message);
    }

    @Override
    public void finished(ScriptStatement statement, OptionalLong rows, Duration duration) {
        rows.ifPresent(count -> LOG.debug("{} rows: {} ({} ms)", statement.place(), count, duration.toMillis()));
    }
}
