package org.nself.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nself.Nself;
import org.nself.PurgeTrash;
import org.nself.spi.TrashItem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code nself db trash}. */
@Command(
        name = "trash",
        description =
                "Lists what --keep-deleted kept of dropped tables and columns, puts it back, or deletes it for good.",
        footer = {
            "  nself db trash                               what is there",
            "  nself db trash --restore users_email_1a2b3c4d  into a table that is there again",
            "  nself db trash --purge --older-than 30d      delete what is older, and ask before%n"
        })
final class TrashCommand extends MigrationCommand {

    @Option(names = "--restore", paramLabel = "NAME", description = "Put this one back where it was.")
    private @Nullable String restored;

    @Option(names = "--purge", description = "Delete for good. The way back of what kept it fails from then on.")
    private boolean purges;

    @Option(names = "--only", paramLabel = "NAME", description = "Delete only this one.")
    private @Nullable String only;

    @Option(names = "--older-than", paramLabel = "AGE", description = "Delete only what is older, such as 12h or 30d.")
    private Duration age = Duration.ZERO;

    @Option(names = "--yes", description = "Delete without asking. Needed where there is no terminal.")
    private boolean yes;

    TrashCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Nself nself = withSchemaIfAny().build();
        if (restored != null) {
            progress("Restored: " + nself.restoreTrash(restored).execute().what());
            return ExitCodes.DONE;
        }
        if (!purges && (only != null || !age.isZero())) {
            throw new ParameterException(spec().commandLine(), "--only and --older-than say what --purge deletes");
        }
        if (!purges) {
            context().out().println(nself.trash().text(Instant.now()));
            return ExitCodes.DONE;
        }
        return isConfirmed() ? purged(nself) : ExitCodes.REFUSED;
    }

    private int purged(Nself nself) {
        PurgeTrash purge = nself.purgeTrash().olderThan(age);
        List<TrashItem> gone = (only == null ? purge : purge.only(only)).execute();
        gone.forEach(item -> progress("Deleted: " + item.what() + " (" + item.name() + ")"));
        if (gone.isEmpty()) {
            progress("Nothing to delete");
        }
        return ExitCodes.DONE;
    }

    private boolean isConfirmed() {
        if (yes) {
            return true;
        }
        if (!context().terminal().isThere()) {
            context().error("there is no terminal to ask on; nothing was deleted");
            context().hint("give --yes to delete without asking");
            return false;
        }
        return context().terminal().confirms("Delete it for good?");
    }
}
