package org.nself.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nself.Down;
import org.nself.MigrationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nself db migrate:down}. */
@Command(
        name = "migrate:down",
        description = {"Takes migrations back, the last one that was applied first."},
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:refused or failed",
            "2:wrong usage",
            "4:the migrations are invalid"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nself db migrate:down                        the last one",
            "  nself db migrate:down 3 --yes                the last three, without asking",
            "  nself db migrate:down --to-version 20250806143000",
            "  nself db migrate:down --dry-run              print what would be run%n"
        })
final class DownCommand implements Callable<Integer>, VerboseCommand {

    private final Context context;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final MigrationOptions migrations = new MigrationOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

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
        this.context = context;
    }

    @Override
    public boolean verbose() {
        return output.verbose();
    }

    @Override
    public Integer call() {
        Down down = migrations.builder(database, context.environment()).build().down();
        Down limited = count == null ? down : down.limit(count);
        Down chosen = version == null ? limited : limited.to(version);
        MigrationReport planned = chosen.dryRun().execute();
        if (dryRun || planned.migrations().isEmpty()) {
            context.out().println(Dry.of(planned));
            return ExitCodes.DONE;
        }
        if (!isConfirmed(planned)) {
            return ExitCodes.REFUSED;
        }
        context.out().println(chosen.execute());
        return ExitCodes.DONE;
    }

    private boolean isConfirmed(MigrationReport planned) {
        if (yes) {
            return true;
        }
        if (!context.terminal().isThere()) {
            context.err().println("nself: there is no terminal to ask on; nothing was changed");
            context.err().println("hint: give --yes to take them back without asking, or --dry-run to look");
            return false;
        }
        context.err().println(Dry.of(planned));
        boolean confirmed = context.terminal().confirms("Take these back?");
        if (!confirmed) {
            context.err().println("Nothing was changed.");
        }
        return confirmed;
    }
}
