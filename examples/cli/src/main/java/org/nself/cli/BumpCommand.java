package org.nself.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nself.Nself;
import org.nself.migration.Migration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code nself db bump}. */
@Command(
        name = "bump",
        description = {
            "Gives migrations that a merge brought in late a version behind all others. Only what is not applied",
            "to the database gets another version; generated ones need a schema.dbml in which both branches are merged."
        },
        footer = {
            "  nself db bump                                all that come before one that was applied",
            "  nself db bump 20250806143000                 this one%n"
        })
final class BumpCommand extends MigrationCommand {

    @Parameters(arity = "0..1", paramLabel = "V", description = "The version. Default: all that come too late")
    private @Nullable Long version;

    BumpCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Nself nself = builder().build();
        List<Migration> moved = (version == null ? nself.bump() : nself.bump(version)).execute();
        moved.forEach(migration -> progress("Migration moved: " + directory().resolve(migration.folder())));
        if (moved.isEmpty()) {
            progress("All migrations stand in their places");
        }
        return ExitCodes.DONE;
    }
}
