package org.nself.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nself.Nself;
import org.nself.plan.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nself dbml sql}: the SQL that creates what a DBML file declares. */
@Command(
        name = "sql",
        description = "Prints the SQL that creates, in an empty database, all that a DBML file declares.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:a file cannot be read", "2:wrong usage", "4:there are errors in the file"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  nself dbml sql schema.dbml | psql --single-transaction --set ON_ERROR_STOP=1 shop",
            "  nself dbml sql --down schema.dbml            what takes it away again%n"
        })
final class DbmlSqlCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--down", description = "Print the SQL that drops all of it instead.")
    private boolean down;

    @Parameters(paramLabel = "FILE", description = "The file. What it includes is part of it.")
    private Path file = Path.of("schema.dbml");

    DbmlSqlCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Plan plan = Nself.creation(DbmlFiles.source(file));
        context.out().print(down ? plan.toDownSql() : plan.toSql());
        context.out().flush();
        if (plan.isEmpty() && !output.quiet()) {
            context.progress(file + " declares nothing");
        }
        return ExitCodes.DONE;
    }
}
