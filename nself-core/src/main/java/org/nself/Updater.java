package org.nself;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.UpdateReport.Outcome;
import org.nself.WayOut.Way;
import org.nself.migration.Direction;
import org.nself.schema.SourceFile;
import org.nself.spi.Dialect;

/** Backup, apply, inspect, and the way out when something is wrong. */
final class Updater {

    private final Options options;
    private final Dialect dialect;
    private final Nself nself;
    private final Listener listener;
    private final List<MigrationRun> applied = new ArrayList<>();

    Updater(Options options, Dialect dialect) {
        this.dialect = dialect;
        this.options = options.heardBy(this::heard);
        this.nself = new Nself(this.options, dialect);
        this.listener = options.listener();
    }

    private void heard(Event event) {
        if (event instanceof Event.MigrationFinished finished && finished.run().direction() == Direction.UP) {
            applied.add(finished.run());
        }
        listener.heard(event);
    }

    UpdateReport update(boolean wanted, List<Path> checks) {
        List<SourceFile> files = checks.stream().map(Verify::read).toList();
        List<MigrationRun> pending = nself.up().dryRun().execute().migrations();
        Optional<Backup> backup = wanted && !pending.isEmpty() ? Optional.of(backup(pending)) : Optional.empty();
        Optional<NselfException> failure = WayBackTrial.attempt(() -> nself.up().execute());
        Inspection inspection = new Inspector(options, dialect).inspect(files);
        List<String> wrong = new ArrayList<>();
        failure.ifPresent(why -> wrong.add(why.getMessage()));
        wrong.addAll(inspection.problems());
        if (wrong.isEmpty()) {
            Outcome outcome = applied.isEmpty() ? Outcome.UP_TO_DATE : Outcome.APPLIED;
            return new UpdateReport(outcome, backup, applied, failure, inspection, List.of());
        }
        List<MigrationRun> runs = List.copyOf(applied);
        List<String> waysOut = new ArrayList<>();
        Outcome outcome = wayOut(new WayOut(Way.DOWN, runs.reversed(), backup, wrong), waysOut);
        return new UpdateReport(outcome, backup, runs, failure, inspection, waysOut);
    }

    private Backup backup(List<MigrationRun> pending) {
        return new BackupTaker(options, dialect).takeBefore(pending, "before an update");
    }

    /** @param waysOut to which what nobody said yes to is added, and what did not work */
    private Outcome wayOut(WayOut down, List<String> waysOut) {
        if (canGoDown(down.applied())) {
            String call = "nself.down().limit(" + down.applied().size() + ").execute()";
            if (isWanted(down)
                    && isDone(() -> nself.down().limit(down.applied().size()).execute(), waysOut)) {
                return Outcome.TAKEN_BACK;
            }
            waysOut.add(call);
        }
        if (down.backup().isPresent() && !down.applied().isEmpty()) {
            Backup backup = down.backup().get();
            if (isWanted(new WayOut(Way.REVERT, down.applied(), down.backup(), down.wrong()))
                    && isDone(
                            () -> new Reverter(
                                            options.confirmedBy(Confirmation.preapproved("reverting an update")),
                                            dialect)
                                    .revert(Optional.of(backup.name()), false, true, false),
                            waysOut)) {
                return Outcome.REVERTED;
            }
            waysOut.add("nself.revert().to(\"" + backup.name() + "\").execute()");
        }
        return Outcome.LEFT;
    }

    private static boolean canGoDown(List<MigrationRun> runs) {
        return !runs.isEmpty()
                && runs.stream().allMatch(run -> run.migration().down().isPresent());
    }

    private boolean isWanted(WayOut way) {
        return options.confirmation().map(asked -> asked.isGiven(way)).orElse(false);
    }

    private static boolean isDone(Runnable work, List<String> waysOut) {
        try {
            work.run();
            return true;
        } catch (NselfException failure) {
            waysOut.add("this did not work: " + failure.getMessage());
            return false;
        }
    }
}
