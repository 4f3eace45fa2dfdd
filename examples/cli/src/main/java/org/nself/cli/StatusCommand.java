package org.nself.cli;

import org.nself.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nself db status}. */
@Command(
        name = "status",
        description = {"Lists the migrations: which were applied, and which were not."},
        footer = {"  nself db status", "  nself db status --json                       for programs%n"})
final class StatusCommand extends MigrationCommand {

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    StatusCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Status status = builder().build().status();
        context().out().println(json ? StatusJson.of(status) : status);
        return ExitCodes.DONE;
    }
}
