package org.nself.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nself db pull}: writes the schema that a database holds as DBML. */
@Command(
        name = "pull",
        description = {
            "Writes the schema that a database holds as DBML, with annotations for what DBML cannot say.",
            "Changes nothing in the database, and needs no schema.dbml."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused or failed; no file was touched", "2:wrong usage"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  nself db pull                                print it",
            "  nself db pull --out schema.dbml              write a new file",
            "  nself db pull --namespaces public,auth       look at these PostgreSQL schemas%n"
        })
final class PullCommand implements Callable<Integer>, VerboseCommand {

    private final Context context;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "Write this file instead of standard output.")
    private @Nullable Path file;

    @Option(names = "--force", description = "Replace the file if there is one.")
    private boolean force;

    PullCommand(Context context) {
        this.context = context;
    }

    @Override
    public boolean verbose() {
        return output.verbose();
    }

    @Override
    public Integer call() {
        if (file != null && !force) {
            DbmlFiles.requireNone(file);
        }
        String dbml = database.builder(context.environment()).build().pull();
        if (file == null) {
            context.out().print(dbml);
            context.out().flush();
        } else {
            write(file, dbml);
            if (!output.quiet()) {
                context.progress("Schema written: " + file);
            }
        }
        return ExitCodes.DONE;
    }

    /** A file that came into being in the meantime is not replaced either. */
    private void write(Path target, String dbml) {
        if (force) {
            DbmlFiles.write(target, dbml);
        } else {
            DbmlFiles.create(target, dbml);
        }
    }
}
