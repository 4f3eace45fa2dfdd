package org.nself.cli;

import java.nio.file.Path;
import java.util.List;
import org.nself.Update;
import org.nself.UpdateReport;
import org.nself.plan.Hazard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nself db update}. */
@Command(
        name = "update",
        description = {
            "Backs up what the pending migrations can destroy, applies them, and looks whether all is well.",
            "When it is not, offers the ways out."
        },
        footer = {
            "  nself db update",
            "  nself db update --check checks/orders.sql    queries of which none is to return a row",
            "  nself db update --yes                        take the first way out without asking%n"
        })
final class UpdateCommand extends MigrationCommand {

    @Mixin
    private final BackupOptions backups = new BackupOptions();

    @Option(names = "--no-backup", description = "Back nothing up before.")
    private boolean withoutBackup;

    @Option(
            names = "--check",
            paramLabel = "FILE",
            description = "Queries of which none is to return a row afterwards.")
    private List<Path> checks = List.of();

    @Option(
            names = "--yes",
            description = "Take the first way out when something is wrong. Needed where there is no terminal.")
    private boolean yes;

    @Option(
            names = "--allow",
            paramLabel = "HAZARD",
            split = ",",
            description = "Let steps with these hazards run: ${COMPLETION-CANDIDATES}")
    private List<Hazard> allowed = List.of();

    UpdateCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        var builder = builder().policy(policy(allowed)).backups(backups.of(project()));
        if (yes || context().terminal().isThere()) {
            builder.confirmation(new Question(context(), "Go on?", "take the way out", false, yes));
        }
        Update update = builder.build().update();
        for (Path check : checks) {
            update = update.check(check);
        }
        UpdateReport report = (withoutBackup ? update.withoutBackup() : update).execute();
        end();
        context().out().println(Calls.asCommands(report.toString()));
        return report.isSound() ? ExitCodes.DONE : ExitCodes.REFUSED;
    }
}
