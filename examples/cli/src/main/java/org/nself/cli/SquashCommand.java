package org.nself.cli;

import org.jspecify.annotations.Nullable;
import org.nself.Squash;
import org.nself.migration.Migration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nself db squash}. */
@Command(
        name = "squash",
        description = {
            "Makes one migration of those from one version to another. A database that applied all of them counts it as",
            "applied, and one that applied none runs it."
        },
        footer = {
            "  nself db squash 20250806140000 20250806143000",
            "  nself db squash 20250806140000 20250806143000 --name search%n"
        })
final class SquashCommand extends MigrationCommand {

    @Parameters(index = "0", paramLabel = "FROM", description = "The version of the first one.")
    private long from;

    @Parameters(index = "1", paramLabel = "TO", description = "The version of the last one, which the new one gets.")
    private long to;

    @Option(names = "--name", paramLabel = "NAME", description = "What the new one is called. Default: squashed")
    private @Nullable String name;

    SquashCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Squash squash = builder().build().squash(from, to);
        Migration migration = (name == null ? squash : squash.name(name)).execute();
        progress("Migration created: " + directory().resolve(migration.folder()));
        return ExitCodes.DONE;
    }
}
