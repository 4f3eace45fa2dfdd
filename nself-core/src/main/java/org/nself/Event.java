package org.nself;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalLong;
import org.nself.migration.Direction;
import org.nself.migration.FileStatement;
import org.nself.migration.Migration;
import org.nself.plan.Step;

/** Something that happens while nself works, told to a {@link Listener}. */
public sealed interface Event {

    /** Another instance is migrating, and this one waits for it; told once. */
    record Waiting() implements Event {}

    /**
     * An attempt failed for a reason that may pass, and is made again.
     *
     * @param attempt from 1
     */
    record Retrying(int attempt, NselfException failure) implements Event {

        public Retrying {
            requireNonNull(failure, "failure");
        }
    }

    /**
     * A migration is about to be run.
     *
     * @param number of the migration among those of this call, from 1
     * @param count how many there are in this call
     */
    record MigrationStarted(Migration migration, Direction direction, int number, int count) implements Event {

        public MigrationStarted {
            requireNonNull(migration, "migration");
            requireNonNull(direction, "direction");
        }
    }

    /** A migration was run, and that is committed. */
    record MigrationFinished(MigrationRun run) implements Event {

        public MigrationFinished {
            requireNonNull(run, "run");
        }
    }

    /**
     * What was applied could not be told to another tool. It stays applied; the next call tries again.
     *
     * @param mirror what people call that tool's record
     */
    record MirrorFailed(String mirror, NselfException failure) implements Event {

        public MirrorFailed {
            requireNonNull(mirror, "mirror");
            requireNonNull(failure, "failure");
        }
    }

    /** Something happened at one of many targets. Never of one of a target itself. */
    record OfTarget(String target, Event event) implements Event {

        public OfTarget {
            requireNonNull(target, "target");
            requireNonNull(event, "event");
        }
    }

    /**
     * One of many targets is done with, one way or the other.
     *
     * @param number how many are done with now
     * @param count how many there are
     */
    record TargetFinished(FleetReport.Result result, int number, int count) implements Event {

        public TargetFinished {
            requireNonNull(result, "result");
        }
    }

    /** A statement of a file is about to be sent. */
    record StatementStarted(FileStatement statement) implements Event {

        public StatementStarted {
            requireNonNull(statement, "statement");
        }
    }

    /**
     * The server said something while a statement runs, as {@code RAISE NOTICE} makes it. Told from another thread.
     *
     * @param severity {@code NOTICE}, {@code WARNING} and the like, in the language of the server's messages
     */
    record Notice(FileStatement statement, String severity, String message) implements Event {

        public Notice {
            requireNonNull(statement, "statement");
            requireNonNull(severity, "severity");
            requireNonNull(message, "message");
        }
    }

    /**
     * A statement of a file is done; what it did may still be rolled back.
     *
     * @param rows how many it changed or copied; empty for one that returns rows
     */
    record StatementFinished(FileStatement statement, OptionalLong rows, Duration duration) implements Event {

        public StatementFinished {
            requireNonNull(statement, "statement");
            requireNonNull(rows, "rows");
            requireNonNull(duration, "duration");
        }
    }

    /**
     * Rows are copied into a backup or out of one; told several times a second at most.
     *
     * @param subject the table or the part that is worked on
     * @param done bytes so far
     * @param total bytes in all; an estimate
     */
    record Copying(String subject, long done, long total) implements Event {

        public Copying {
            requireNonNull(subject, "subject");
        }
    }

    /** A backup is complete. */
    record BackupTaken(Backup backup) implements Event {

        public BackupTaken {
            requireNonNull(backup, "backup");
        }
    }

    /**
     * A step of a plan is about to be run, when a schema is applied without migrations. Steps that nobody else can notice are
     * run together, and told one after the other before.
     *
     * @param number from 1
     * @param count how many there are
     */
    record StepStarted(Step step, int number, int count) implements Event {

        public StepStarted {
            requireNonNull(step, "step");
        }
    }

    /** A step that takes long says how far it is; told by the server, once a second at most. */
    record StepProgress(Step step, String message) implements Event {

        public StepProgress {
            requireNonNull(step, "step");
            requireNonNull(message, "message");
        }
    }
}
