package org.nself.cli;

import java.util.ArrayList;
import java.util.List;
import org.nself.Event;
import org.nself.Listener;
import org.nself.MigrationRun;
import org.nself.migration.FileStatement;

/** What happens, a line each on standard error; on a terminal also how far it is. */
final class EventLines implements Listener {

    /** Fewer bytes are copied before anyone could read how far it is. */
    private static final long WORTH_A_BAR = 1 << 20;

    private final Context context;
    private final OutputOptions output;
    private final ProgressBar bar;
    private final List<MigrationRun> finished = new ArrayList<>();

    EventLines(Context context, OutputOptions output) {
        this.context = context;
        this.output = output;
        this.bar = new ProgressBar(context.err(), context.style().isRich() && !output.quiet());
    }

    /** The migrations that were run and are committed. */
    List<MigrationRun> finished() {
        return List.copyOf(finished);
    }

    /** Nothing more comes. */
    void end() {
        bar.clear();
    }

    @Override
    public void heard(Event event) {
        switch (event) {
            case Event.Waiting waiting -> line("another instance is migrating; waiting for it");
            case Event.Retrying retrying ->
                line("attempt " + retrying.attempt() + " failed and is made again: " + reason(retrying));
            case Event.MigrationStarted started -> {
                if (started.count() > 1) {
                    bar.show(
                            started.number() - 1,
                            started.count(),
                            started.migration().toString());
                }
            }
            case Event.MigrationFinished done -> finished.add(done.run());
            case Event.StatementStarted started -> {}
            case Event.Notice notice -> said(notice.severity() + ": " + notice.message());
            case Event.StatementFinished done -> finished(done);
            case Event.MirrorFailed failed ->
                line("not told to " + failed.mirror() + ": " + failed.failure().getMessage());
            case Event.OfTarget ofTarget -> heard(ofTarget.event());
            case Event.TargetFinished ignored -> {}
            case Event.Copying copying -> {
                if (copying.total() > WORTH_A_BAR) {
                    bar.showPart(copying.done(), copying.total(), copying.subject());
                }
            }
            case Event.BackupTaken taken -> {
                bar.clear();
                if (!output.quiet()) {
                    context.progress("Backing up current database state to " + taken.backup());
                }
            }
            case Event.StepProgress progress -> context.note(progress.message());
            case Event.StepStarted started -> {
                if (started.count() > 1) {
                    bar.show(
                            started.number() - 1,
                            started.count(),
                            started.step().subject().label());
                }
            }
        }
    }

    private void finished(Event.StatementFinished done) {
        if (output.verbose()) {
            FileStatement statement = done.statement();
            String rows = done.rows().isEmpty() ? "done" : rows(done.rows().getAsLong());
            said(statement.place() + ": " + rows + " (" + done.duration().toMillis() + " ms)");
        }
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }

    private static String reason(Event.Retrying retrying) {
        return String.valueOf(retrying.failure().getMessage())
                .lines()
                .findFirst()
                .orElse("");
    }

    private void line(String line) {
        if (!output.quiet()) {
            bar.aside(() -> context.note(line));
        }
    }

    private void said(String line) {
        if (!output.quiet()) {
            bar.aside(() -> context.err().println(line));
        }
    }
}
