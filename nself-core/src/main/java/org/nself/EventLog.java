package org.nself;

import java.time.Duration;
import java.util.OptionalLong;
import org.nself.migration.FileStatement;
import org.nself.spi.ScriptListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log and the caller's listener what happens. */
final class EventLog implements ScriptListener {

    /** Waits for the first event: to set logging up costs a process that logs nothing else a tenth of a boot without any. */
    private static final class Log {
        static final Logger LOG = LoggerFactory.getLogger(Nself.class);
    }

    private final Listener listener;

    EventLog(Listener listener) {
        this.listener = listener;
    }

    void tell(Event event) {
        switch (event) {
            case Event.Waiting waiting -> Log.LOG.info("another instance is migrating; waiting for it");
            case Event.Retrying retrying ->
                Log.LOG.warn(
                        "attempt {} failed and is made again: {}",
                        retrying.attempt(),
                        retrying.failure().getMessage());
            case Event.MigrationStarted started ->
                Log.LOG.debug(
                        "{} {}: {} of {}", started.direction(), started.migration(), started.number(), started.count());
            case Event.MigrationFinished finished -> finished(finished.run());
            case Event.MirrorFailed failed ->
                Log.LOG.warn(
                        "{} does not know what is applied: {}",
                        failed.mirror(),
                        failed.failure().getMessage());
            case Event.OfTarget ignored -> {
                // Logged where it happened.
            }
            case Event.TargetFinished finished ->
                Log.LOG.info("{}: {} of {}", finished.result().target(), finished.number(), finished.count());
            case Event.StatementStarted started ->
                Log.LOG.debug(
                        "{} {}",
                        started.statement().place(),
                        started.statement().text());
            case Event.Notice notice ->
                Log.LOG.info("{} {}: {}", notice.statement().place(), notice.severity(), notice.message());
            case Event.StatementFinished finished ->
                Log.LOG.debug(
                        "{} {} ({} ms)",
                        finished.statement().place(),
                        finished.rows(),
                        finished.duration().toMillis());
            case Event.Copying copying ->
                Log.LOG.debug("{}: {} of about {} bytes", copying.subject(), copying.done(), copying.total());
            case Event.BackupTaken taken ->
                Log.LOG.info("backed up {} to {}", taken.backup().reason(), taken.backup());
            case Event.StepProgress progress -> Log.LOG.info("{}", progress.message());
            case Event.StepStarted started ->
                Log.LOG.debug(
                        "step {} of {}: {}",
                        started.number(),
                        started.count(),
                        started.step().subject());
        }
        listener.heard(event);
    }

    private static void finished(MigrationRun run) {
        switch (run.direction()) {
            case UP ->
                Log.LOG.info(
                        "applied {} ({} ms)", run.migration(), run.duration().toMillis());
            case DOWN ->
                Log.LOG.info(
                        "took back {} ({} ms)", run.migration(), run.duration().toMillis());
        }
    }

    @Override
    public void started(FileStatement statement) {
        tell(new Event.StatementStarted(statement));
    }

    @Override
    public void said(FileStatement statement, String severity, String message) {
        tell(new Event.Notice(statement, severity, message));
    }

    @Override
    public void finished(FileStatement statement, OptionalLong rows, Duration duration) {
        tell(new Event.StatementFinished(statement, rows, duration));
    }
}
