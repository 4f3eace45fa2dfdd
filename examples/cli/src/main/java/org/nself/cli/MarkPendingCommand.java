package org.nself.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code nself db mark-pending}. */
@Command(
        name = "mark-pending",
        description = {"Counts a migration as not applied, and takes nothing back: somebody else did."},
        footer = {"  nself db mark-pending 20250806143000%n"})
final class MarkPendingCommand extends MigrationCommand {

    @Parameters(paramLabel = "V", description = "The version.")
    private long version;

    MarkPendingCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        context().out().println(builder().build().markPending(version).execute());
        return ExitCodes.DONE;
    }
}
