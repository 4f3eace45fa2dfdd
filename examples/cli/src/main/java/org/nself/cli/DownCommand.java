package org.nself.cli;

import org.jspecify.annotations.Nullable;
import org.nself.Down;
import org.nself.MigrationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nself db migrate:down}. */
@Command(
        name = "migrate:down",
        description = {"Takes migrations back, the last one that was applied first."},
        footer = {
            "  nself db migrate:down                        the last one",
            "  nself db migrate:down 3 --yes                the last three, without asking",
            "  nself db migrate:down --to-version 20250806143000",
            "  nself db migrate:down --dry-run              print what would be run%n"
        })
final class DownCommand extends MigrationCommand {

    @Parameters(arity = "0..1", paramLabel = "N", description = "So many. Default: one")
    private @Nullable Integer count;

    @Option(
            names = "--to-version",
            paramLabel = "V",
            description = "All that were applied after this version, which stays.")
    private @Nullable Long version;

    @Option(names = "--dry-run", description = "Print what would be run and change nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do it without asking. Needed where there is no terminal.")
    private boolean yes;

    DownCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Down down = builder().build().down();
        Down limited = count == null ? down : down.limit(count);
        Down chosen = version == null ? limited : limited.to(version);
        MigrationReport planned = chosen.dryRun().execute();
        if (dryRun || planned.migrations().isEmpty()) {
            context().out().println(Dry.of(planned));
            return ExitCodes.DONE;
        }
        if (!isConfirmed(planned)) {
            return ExitCodes.REFUSED;
        }
        context().out().println(chosen.execute());
        return ExitCodes.DONE;
    }

    private boolean isConfirmed(MigrationReport planned) {
        if (yes) {
            return true;
        }
        if (!context().terminal().isThere()) {
            context().err().println("nself: there is no terminal to ask on; nothing was changed");
            context().err().println("hint: give --yes to take them back without asking, or --dry-run to look");
            return false;
        }
        context().err().println(Dry.of(planned));
        boolean confirmed = context().terminal().confirms("Take these back?");
        if (!confirmed) {
            context().err().println("Nothing was changed.");
        }
        return confirmed;
    }
}
