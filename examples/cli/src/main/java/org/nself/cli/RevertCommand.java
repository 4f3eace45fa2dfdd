package org.nself.cli;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.nself.Nself;
import org.nself.Revert;
import org.nself.Reverted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nself db revert}. */
@Command(
        name = "revert",
        description = {
            "Brings the database back to a backup, in one transaction, and asks before it does.",
            "What is there now is backed up before."
        },
        footer = {
            "  nself db revert --list                       the backups that are there",
            "  nself db revert                              to the newest",
            "  nself db revert --to 2025-08-06_14-30-00     to this one",
            "  nself db revert --files --yes                schema and migrations too, without asking%n"
        })
final class RevertCommand extends MigrationCommand {

    @Mixin
    private final BackupOptions backups = new BackupOptions();

    @Option(names = "--list", description = "List the backups, and do nothing.")
    private boolean list;

    @Option(names = "--to", paramLabel = "NAME", description = "To this backup. Default: the newest")
    private @Nullable String name;

    @Option(names = "--files", description = "The schema and the migrations become what they were, too.")
    private boolean files;

    @Option(names = "--no-backup", description = "Back nothing up before: there is no way back then.")
    private boolean withoutBackup;

    @Option(names = "--into-another", description = "Even when the backup is of another database.")
    private boolean intoAnother;

    @Option(names = "--yes", description = "Do it without asking. Needed where there is no terminal.")
    private boolean yes;

    RevertCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Nself.Builder builder = (list ? withSchema() : builder())
                .backups(backups.of(project()))
                .confirmation(new Question(context(), "Revert the database to this backup?", "revert", false, yes));
        Nself nself = builder.build();
        if (list) {
            context().out().println(Calls.asCommands(nself.backups().text(Instant.now())));
            return ExitCodes.DONE;
        }
        Revert revert = name == null ? nself.revert() : nself.revert().to(name);
        revert = files ? revert.withFiles() : revert;
        revert = intoAnother ? revert.intoAnother() : revert;
        Reverted reverted = (withoutBackup ? revert.withoutBackup() : revert).execute();
        reverted.files().forEach(file -> progress("Written: " + file));
        context()
                .out()
                .println("reverted to " + reverted.backup() + " ("
                        + reverted.duration().toMillis() + " ms)");
        reverted.safety().ifPresent(safety -> note("what was there before: nself db revert --to " + safety.name()));
        return ExitCodes.DONE;
    }
}
