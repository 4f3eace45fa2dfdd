package org.nself.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nself.Backup;
import org.nself.Nself;
import org.nself.TakeBackup;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nself db backup}. */
@Command(
        name = "backup",
        description = {"Copies the database, its history, the schema and the migrations into a directory of their own."
        },
        footer = {
            "  nself db backup                              everything",
            "  nself db backup --rows public.users,orders   definitions, and the rows of these tables",
            "  nself db backup --no-rows                    definitions alone",
            "  nself db backup --verify                     restore it into a scratch database, too",
            "  nself db backup --engine pg_dump             by pg_dump, where it is installed%n"
        })
final class BackupCommand extends MigrationCommand {

    /** Of which tables. */
    static final class RowOptions {

        @Option(names = "--rows", paramLabel = "TABLES", split = ",", description = "The rows of these tables alone.")
        private List<String> tables = List.of();

        @Option(names = "--no-rows", description = "No rows.")
        private boolean none;

        TakeBackup of(TakeBackup backup) {
            return none ? backup.withoutRows() : backup.rowsOf(tables.toArray(String[]::new));
        }
    }

    @Mixin
    private final BackupOptions backups = new BackupOptions();

    @ArgGroup
    private @Nullable RowOptions rows;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever looks for a backup.")
    private @Nullable String reason;

    @Option(names = "--verify", description = "Restore it into a scratch database and compare all that is there then.")
    private boolean verify;

    BackupCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Nself nself = builder().backups(backups.of(project())).build();
        TakeBackup all = nself.backup();
        TakeBackup chosen = rows == null ? all : rows.of(all);
        Backup backup = (reason == null ? chosen : chosen.reason(reason)).execute();
        if (verify) {
            nself.verify(backup).restored().execute();
            progress("Restored into a scratch database and found equal");
        }
        context().out().println(backup);
        return ExitCodes.DONE;
    }
}
