package org.nself.cli;

import java.util.concurrent.Callable;
import org.nself.migration.Migration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nself db migrate:create}. */
@Command(
        name = "migrate:create",
        description = {"Makes the folder of a new migration, for you to fill in. Needs no database."},
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:refused or failed",
            "2:wrong usage",
            "4:the migrations are invalid"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  nself db migrate:create add_user_indexes%n"})
final class CreateCommand implements Callable<Integer>, VerboseCommand {

    private final Context context;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final MigrationOptions migrations = new MigrationOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Parameters(paramLabel = "NAME", description = "What it does, in lower-case letters, digits and _.")
    @SuppressWarnings("NullAway.Init") // picocli asks for it
    private String name;

    CreateCommand(Context context) {
        this.context = context;
    }

    @Override
    public boolean verbose() {
        return output.verbose();
    }

    @Override
    public Integer call() {
        Migration migration = migrations.offline(database).build().create(name).execute();
        if (!output.quiet()) {
            context.progress(
                    "Migration created: " + migrations.directory(database).resolve(migration.folder()));
        }
        return ExitCodes.DONE;
    }
}
