package org.nself.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nself.Generate;
import org.nself.Generated;
import org.nself.migration.Migration;
import org.nself.plan.Hazard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code nself db run}. */
@Command(
        name = "run",
        description = {
            "Writes the migration that leads from the database to schema.dbml: up.sql, down.sql and a snapshot.",
            "Tries both ways on a scratch database first. Changes nothing in the database itself."
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
            "  nself db run --allow DATA_LOSS               let a column or a table go",
            "  nself db run --keep-deleted                  and keep what it held in nself_trash",
            "  nself db run --force                         after a merge: write what is not applied anew",
            "  nself db run --offline                       from the newest snapshot, without a database%n"
        })
final class RunCommand extends MigrationCommand {

    @Option(names = "--name", paramLabel = "NAME", description = "What the migration is called. Default: what it does")
    private @Nullable String name;

    @Option(
            names = "--force",
            description =
                    "Replace the generated migrations that were neither edited nor applied by one that is written anew.")
    private boolean force;

    @Option(
            names = "--offline",
            description =
                    "Ask no database: begin at the newest snapshot. Nothing is known of rows, and nothing is tried.")
    private boolean offline;

    @Option(names = "--dry-run", description = "Print up.sql and write nothing.")
    private boolean dryRun;

    @Option(names = "--no-rehearsal", description = "Do not try it on a scratch database.")
    private boolean unrehearsed;

    @Option(names = "--no-backup", description = "Take no backup of the definitions before it is written.")
    private boolean withoutBackup;

    @Mixin
    private final BackupOptions backups = new BackupOptions();

    @Option(
            names = "--keep-deleted",
            description = "Copy what is deleted into nself_trash first, so that the way back brings it back.")
    private boolean keepDeleted;

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
        if (force && offline) {
            throw new ParameterException(
                    spec().commandLine(), "--force asks the database what was applied, and --offline asks none");
        }
        progress("Analyzing schema: " + schema());
        Generated generated = generate().execute();
        if (generated.migrations().isEmpty() && generated.replaced().isEmpty()) {
            progress("No schema changes");
            return ExitCodes.DONE;
        }
        progress("Schema changes detected!");
        generated.replaced().forEach(migration -> progress((dryRun ? "Would replace: " : "Replaced: ") + migration));
        generated.migrations().forEach(this::print);
        notes(generated);
        return dryRun ? ExitCodes.DIFFERENT : ExitCodes.DONE;
    }

    private Generate generate() {
        Generate generate = (offline ? withSchema() : builder())
                .policy(policy(allowed).keepDeleted(keepDeleted))
                .backups(backups.of(project()))
                .build()
                .generate();
        generate = name == null ? generate : generate.name(name);
        generate = force ? generate.force() : generate;
        generate = offline ? generate.offline() : generate;
        generate = unrehearsed ? generate.withoutRehearsal() : generate;
        generate = withoutBackup ? generate.withoutBackup() : generate;
        return dryRun ? generate.dryRun() : generate;
    }

    private void print(Migration migration) {
        progress("Generating migration: " + migration);
        if (dryRun) {
            context().out().print(migration.up().text());
            context().out().flush();
        } else {
            progress("Migration created: " + directory().resolve(migration.folder()));
        }
    }

    /** What the trial found, and what its author should look at. */
    private void notes(Generated generated) {
        if (generated.rehearsal().isDone()) {
            progress("Tried on a scratch database: up, down and up again");
        } else if (!dryRun && !generated.migrations().isEmpty()) {
            note("not tried on a scratch database: "
                    + (offline
                            ? "there is none without a database"
                            : generated.rehearsal().notDone().orElseThrow()));
        }
        generated.rehearsal().lost().forEach(lost -> note("down.sql does not bring back: " + lost));
        generated.plan().steps().stream()
                .flatMap(step -> step.hazards().stream())
                .map(hazard -> hazard.hazard() + ": " + hazard.reason())
                .distinct()
                .forEach(this::note);
    }
}
