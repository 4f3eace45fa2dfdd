package org.nself.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code nself db mark-applied}. */
@Command(
        name = "mark-applied",
        description = {"Counts a migration as applied, and does not run it: somebody else did."},
        footer = {"  nself db mark-applied 20250806143000%n"})
final class MarkAppliedCommand extends MigrationCommand {

    @Parameters(paramLabel = "V", description = "The version.")
    private long version;

    MarkAppliedCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        context().out().println(builder().build().markApplied(version).execute());
        return ExitCodes.DONE;
    }
}
