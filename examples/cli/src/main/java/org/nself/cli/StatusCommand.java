package org.nself.cli;

import java.util.concurrent.Callable;
import org.nself.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nself db status}. */
@Command(
        name = "status",
        description = {"Lists the migrations: which were applied, and which were not."},
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:refused or failed",
            "2:wrong usage",
            "4:the migrations are invalid"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  nself db status", "  nself db status --json                       for programs%n"})
final class StatusCommand implements Callable<Integer>, VerboseCommand {

    private final Context context;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final MigrationOptions migrations = new MigrationOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    StatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public boolean verbose() {
        return output.verbose();
    }

    @Override
    public Integer call() {
        Status status =
                migrations.builder(database, context.environment()).build().status();
        context.out().println(json ? StatusJson.of(status) : status);
        return ExitCodes.DONE;
    }
}
