package org.nself.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nself.MigrationReport;
import org.nself.Nself;
import org.nself.plan.Hazard;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nself db sync}: brings a database in step with schema.dbml, now and without files. */
@Command(
        name = "sync",
        description = "Brings the database in step with schema.dbml, now and without migration files.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:refused or failed",
            "2:wrong usage",
            "3:there are changes, and --dry-run was given",
            "4:the schema is invalid"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nself db sync --dry-run                      show the SQL and change nothing",
            "  nself db sync --yes                          for scripts: ask nobody",
            "  nself db sync --dry-run --json > plan.json   for programs, or to be reviewed",
            "  nself db sync --plan plan.json --yes         do what was reviewed, or nothing",
            "  nself db sync --allow DATA_LOSS              let a column or a table go%n"
        })
final class SyncCommand implements Callable<Integer>, VerboseCommand {

    private final Context context;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--dry-run", description = "Print the SQL and change nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "With --dry-run: print the plan as one JSON document.")
    private boolean json;

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "Do what this plan says, as --dry-run --json printed it, and refuse anything else.")
    private @Nullable Path reviewed;

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

    @Option(names = "--yes", description = "Apply without asking. Needed where there is no terminal.")
    private boolean yes;

    SyncCommand(Context context) {
        this.context = context;
    }

    @Override
    public boolean verbose() {
        return output.verbose();
    }

    @Override
    public Integer call() {
        if (json && !dryRun) {
            throw wrongUsage("--json prints the plan of --dry-run");
        }
        EventLines events = new EventLines(context, output);
        Policy policy = database.policy().allow(allowed.toArray(Hazard[]::new)).keepDeleted(keepDeleted);
        Nself nself = database.builder(context.environment())
                .policy(policy)
                .listener(events)
                .build();
        progress("Analyzing schema: " + database.schema());
        Plan plan = nself.plan();
        if (plan.isEmpty()) {
            progress("No schema changes");
            if (dryRun && json) {
                context.out().print(plan.toJson());
                context.out().flush();
            }
            return dryRun ? ExitCodes.DONE : apply(nself, events);
        }
        progress("Schema changes detected!");
        List<Refusal> refusals = plan.refusals(policy);
        if (dryRun) {
            context.out().print(json ? plan.toJson() : plan.toSql());
            context.out().flush();
            refusals.forEach(refusal -> context.err()
                    .println("would be refused: "
                            + refusal.step().subject().label() + " ("
                            + refusal.hazard().hazard() + "); allow it with --allow "
                            + refusal.hazard().hazard()));
            return ExitCodes.DIFFERENT;
        }
        return refusals.isEmpty() && !isConfirmed(plan) ? ExitCodes.REFUSED : apply(nself, events);
    }

    /** What the policy refuses is refused by the library itself, with all that is to be said about it. */
    private int apply(Nself nself, EventLines events) {
        try {
            MigrationReport report = reviewed == null ? nself.migrate() : nself.migrate(text(reviewed));
            events.end();
            report.warnings().forEach(warning -> context.note(warning.toString()));
            context.out().println(report);
        } finally {
            events.end();
        }
        return ExitCodes.DONE;
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(requireNonNull(spec, "spec").commandLine(), message);
    }

    private String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw wrongUsage("the plan cannot be read: " + failure);
        }
    }

    private boolean isConfirmed(Plan plan) {
        if (yes) {
            return true;
        }
        if (!context.terminal().isThere()) {
            context.error("there is no terminal to ask on; nothing was changed");
            context.hint("give --yes to apply without asking, or --dry-run to look");
            return false;
        }
        context.err().print(plan.toSql());
        boolean confirmed = context.terminal().confirms("Apply these changes?");
        if (!confirmed) {
            context.err().println("Nothing was changed.");
        }
        return confirmed;
    }

    private void progress(String line) {
        if (!output.quiet()) {
            context.progress(line);
        }
    }
}
