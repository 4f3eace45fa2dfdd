package org.nself.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.nself.MigrationReport;
import org.nself.Nself;
import org.nself.NselfException;
import org.nself.plan.Hazard;
import org.nself.plan.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    private final Context context;
    private @Nullable EventLines events;

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

    CommandSpec spec() {
        return spec;
    }

    Path project() {
        return database.project();
    }

    /** Nothing more is heard. */
    void end() {
        events().end();
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
        return migrations.builder(database, context.environment()).listener(events());
    }

    /** With a database, with the schema when there is one, and without migrations. */
    Nself.Builder withSchemaIfAny() {
        return database.withSchemaIfAny(context.environment()).listener(events());
    }

    /** With the schema, and without a database. */
    Nself.Builder withSchema() {
        return migrations.withSchema(database).listener(events());
    }

    /** With neither of them. */
    Nself.Builder offline() {
        return migrations.offline(database).listener(events());
    }

    boolean isDatabaseNamed() {
        return database.nameDatabase(context.environment());
    }

    DataSource dataSource() {
        return database.dataSource(context.environment());
    }

    /** As safe as can be, with the limits of the command line. */
    Policy policy(List<Hazard> allowed) {
        return database.policy().allow(allowed.toArray(Hazard[]::new));
    }

    /** Made late, for picocli sets the options after the command is made. */
    private EventLines events() {
        if (events == null) {
            events = new EventLines(context, output);
        }
        return events;
    }

    /** Runs migrations and prints what came of it. When one fails, says which were run before it, for they stay so. */
    void run(Supplier<MigrationReport> migrations) {
        try {
            MigrationReport report = migrations.get();
            events().end();
            context.out().println(report);
        } catch (NselfException failure) {
            events().end();
            events().finished()
                    .forEach(run -> context.note(run.migration()
                            + switch (run.direction()) {
                                case UP -> " was applied before that, and stays so";
                                case DOWN -> " was taken back before that, and stays so";
                            }));
            throw failure;
        }
    }

    void progress(String line) {
        if (!output.quiet()) {
            context.progress(line);
        }
    }

    void note(String line) {
        if (!output.quiet()) {
            context.note(line);
        }
    }

    @Override
    public final boolean verbose() {
        return output.verbose();
    }
}
