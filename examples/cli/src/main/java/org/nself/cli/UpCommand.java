package org.nself.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nself.Up;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nself db migrate:up}. */
@Command(
        name = "migrate:up",
        description = {"Applies the migrations that were not applied yet, in the order of their versions."},
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
            "  nself db migrate:up                          all of them",
            "  nself db migrate:up 2                        the next two",
            "  nself db migrate:up --version 20250806143000",
            "  nself db migrate:up --dry-run                print what would be run%n"
        })
final class UpCommand implements Callable<Integer>, VerboseCommand {

    private final Context context;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final MigrationOptions migrations = new MigrationOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Parameters(arity = "0..1", paramLabel = "N", description = "No more than so many. Default: all")
    private @Nullable Integer count;

    @Option(names = "--version", paramLabel = "V", description = "This version and no other.")
    private @Nullable Long version;

    @Option(names = "--dry-run", description = "Print what would be run and change nothing.")
    private boolean dryRun;

    UpCommand(Context context) {
        this.context = context;
    }

    @Override
    public boolean verbose() {
        return output.verbose();
    }

    @Override
    public Integer call() {
        Up up = migrations.builder(database, context.environment()).build().up();
        Up limited = count == null ? up : up.limit(count);
        Up chosen = version == null ? limited : limited.only(version);
        context.out().println(dryRun ? Dry.of(chosen.dryRun().execute()) : chosen.execute());
        return ExitCodes.DONE;
    }
}
