package org.nself.cli;

import org.jspecify.annotations.Nullable;
import org.nself.Baseline;
import org.nself.Nself;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nself db baseline}. */
@Command(
        name = "baseline",
        description = {
            "Adopts a database that was there before: counts migrations as applied, and runs none.",
            "Where there are no migrations, one is written with what the database holds."
        },
        footer = {
            "  nself db baseline 20250806143000             all up to this version",
            "  nself db baseline --from hasura              those that Hasura applied",
            "  nself db baseline --from flyway --dry-run    say which Flyway applied%n"
        })
final class BaselineCommand extends MigrationCommand {

    @Parameters(arity = "0..1", paramLabel = "V", description = "All up to this version. Default: all")
    private @Nullable Long version;

    @ArgGroup(exclusive = false)
    private @Nullable ToolOptions tool;

    @Option(names = "--dry-run", description = "Say what would count as applied and change nothing.")
    private boolean dryRun;

    BaselineCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Nself nself = builder().build();
        Baseline all = version == null ? nself.baseline() : nself.baseline(version);
        Baseline chosen = tool == null ? all : tool.of(all);
        context().out().println((dryRun ? chosen.dryRun() : chosen).execute());
        return ExitCodes.DONE;
    }
}
