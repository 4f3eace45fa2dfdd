package org.nself.cli;

import org.nself.migration.Migration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code nself db migrate:create}. */
@Command(
        name = "migrate:create",
        description = {"Makes the folder of a new migration, for you to fill in. Needs no database."},
        footer = {"  nself db migrate:create add_user_indexes%n"})
final class CreateCommand extends MigrationCommand {

    @Parameters(paramLabel = "NAME", description = "What it does, in lower-case letters, digits and _.")
    @SuppressWarnings("NullAway.Init") // picocli asks for it
    private String name;

    CreateCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Migration migration = offline().build().create(name).execute();
        progress("Migration created: " + directory().resolve(migration.folder()));
        return ExitCodes.DONE;
    }
}
