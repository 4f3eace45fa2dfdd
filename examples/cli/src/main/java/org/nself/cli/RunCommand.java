package org.nself.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nself.Generate;
import org.nself.Generated;
import org.nself.migration.Migration;
import org.nself.plan.Hazard;
import org.nself.plan.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nself db run}. */
@Command(
        name = "run",
        description = {
            "Writes the migration that leads from the database to schema.dbml: up.sql, down.sql and a snapshot.",
            "Changes nothing in the database."
        },
        exitCodeList = {
            "0:written, or no changes",
            "1:refused or failed; nothing was written",
            "2:wrong usage",
            "3:there are changes, and --dry-run was given",
            "4:the schema or the migrations are invalid"
        },
        footer = {
            "  nself db run                                 write it, named after its changes",
            "  nself db run --name add_search               give it a name",
            "  nself db run --dry-run                       print up.sql and write nothing",
            "  nself db run --allow DATA_LOSS               let a column or a table go%n"
        })
final class RunCommand extends MigrationCommand {

    @Option(names = "--name", paramLabel = "NAME", description = "What the migration is called. Default: what it does")
    private @Nullable String name;

    @Option(names = "--dry-run", description = "Print up.sql and write nothing.")
    private boolean dryRun;

    @Option(
            names = "--allow",
            paramLabel = "HAZARD",
            split = ",",
            description = "Let steps with these hazards run: ${COMPLETION-CANDIDATES}")
    private List<Hazard> allowed = List.of();

    RunCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Policy policy = Policy.safe().allow(allowed.toArray(Hazard[]::new));
        Generate generate = builder().policy(policy).build().generate();
        progress("Analyzing schema: " + schema());
        Generate called = name == null ? generate : generate.name(name);
        Generated generated = (dryRun ? called.dryRun() : called).execute();
        if (generated.migrations().isEmpty()) {
            progress("No schema changes");
            return ExitCodes.DONE;
        }
        progress("Schema changes detected!");
        for (Migration migration : generated.migrations()) {
            progress("Generating migration: " + migration);
            if (dryRun) {
                context().out().print(migration.up().text());
            } else {
                progress("Migration created: " + directory().resolve(migration.folder()));
            }
        }
        context().out().flush();
        return dryRun ? ExitCodes.DIFFERENT : ExitCodes.DONE;
    }
}
