package org.nself.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nself db mark-pending}. */
@Command(
        name = "mark-pending",
        description = {"Counts a migration as not applied, and takes nothing back: somebody else did."},
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:refused or failed",
            "2:wrong usage",
            "4:the migrations are invalid"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  nself db mark-pending 20250806143000%n"})
final class MarkPendingCommand implements Callable<Integer>, VerboseCommand {

    private final Context context;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final MigrationOptions migrations = new MigrationOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Parameters(paramLabel = "V", description = "The version.")
    private long version;

    MarkPendingCommand(Context context) {
        this.context = context;
    }

    @Override
    public boolean verbose() {
        return output.verbose();
    }

    @Override
    public Integer call() {
        context.out()
                .println(migrations
                        .builder(database, context.environment())
                        .build()
                        .markPending(version));
        return ExitCodes.DONE;
    }
}
