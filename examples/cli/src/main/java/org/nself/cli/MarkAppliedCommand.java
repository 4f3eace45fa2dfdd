package org.nself.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nself db mark-applied}. */
@Command(
        name = "mark-applied",
        description = {"Counts a migration as applied, and does not run it: somebody else did."},
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:refused or failed",
            "2:wrong usage",
            "4:the migrations are invalid"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  nself db mark-applied 20250806143000%n"})
final class MarkAppliedCommand implements Callable<Integer>, VerboseCommand {

    private final Context context;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final MigrationOptions migrations = new MigrationOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Parameters(paramLabel = "V", description = "The version.")
    private long version;

    MarkAppliedCommand(Context context) {
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
                        .markApplied(version));
        return ExitCodes.DONE;
    }
}
