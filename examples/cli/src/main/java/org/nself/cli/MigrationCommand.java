package org.nself.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nself.Nself;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What all commands on migrations have in common. */
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:refused or failed",
            "2:wrong usage",
            "4:the migrations are invalid"
        },
        footerHeading = "%nExamples:%n")
abstract class MigrationCommand implements Callable<Integer>, VerboseCommand {

    private final Context context;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final MigrationOptions migrations = new MigrationOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    MigrationCommand(Context context) {
        this.context = context;
    }

    Context context() {
        return context;
    }

    /** The file of the schema. */
    Path schema() {
        return database.schema();
    }

    Path directory() {
        return migrations.directory(database);
    }

    /** With a database. */
    Nself.Builder builder() {
        return migrations.builder(database, context.environment());
    }

    /** Without one. */
    Nself.Builder offline() {
        return migrations.offline(database);
    }

    void progress(String line) {
        if (!output.quiet()) {
            context.progress(line);
        }
    }

    boolean isQuiet() {
        return output.quiet();
    }

    @Override
    public final boolean verbose() {
        return output.verbose();
    }
}
