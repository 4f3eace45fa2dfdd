package org.nself.cli;

import org.jspecify.annotations.Nullable;
import org.nself.Up;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nself db migrate:up}. */
@Command(
        name = "migrate:up",
        description = {"Applies the migrations that were not applied yet, in the order of their versions."},
        footer = {
            "  nself db migrate:up                          all of them",
            "  nself db migrate:up 2                        the next two",
            "  nself db migrate:up --version 20250806143000",
            "  nself db migrate:up --dry-run                print what would be run%n"
        })
final class UpCommand extends MigrationCommand {

    @Parameters(arity = "0..1", paramLabel = "N", description = "No more than so many. Default: all")
    private @Nullable Integer count;

    @Option(names = "--version", paramLabel = "V", description = "This version and no other.")
    private @Nullable Long version;

    @Option(names = "--dry-run", description = "Print what would be run and change nothing.")
    private boolean dryRun;

    UpCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Up up = builder().build().up();
        Up limited = count == null ? up : up.limit(count);
        Up chosen = version == null ? limited : limited.only(version);
        context().out().println(dryRun ? Dry.of(chosen.dryRun().execute()) : chosen.execute());
        return ExitCodes.DONE;
    }
}
