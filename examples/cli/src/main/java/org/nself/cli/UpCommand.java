package org.nself.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nself.Up;
import org.nself.plan.Hazard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nself db migrate:up}. */
@Command(
        name = "migrate:up",
        description = {"Applies the migrations that were not applied yet, in the order of their versions."},
        footer = {
            "  nself db migrate:up                          all of them",
            "  nself db migrate:up 2                        the next two",
            "  nself db migrate:up --version 20250806143000",
            "  nself db migrate:up --dry-run                print what would be run",
            "  nself db migrate:up --dry-run --verify       run it and roll it back",
            "  nself db migrate:up --confirm                look at the checks first, and be asked%n"
        })
final class UpCommand extends MigrationCommand {

    @Parameters(arity = "0..1", paramLabel = "N", description = "No more than so many. Default: all")
    private @Nullable Integer count;

    @Option(names = "--version", paramLabel = "V", description = "This version and no other.")
    private @Nullable Long version;

    @Mixin
    private final DryRunOptions dry = new DryRunOptions();

    @Option(names = "--confirm", description = "Show the checks and ask before the first one runs.")
    private boolean confirm;

    @Option(names = "--no-backup", description = "With --confirm: back nothing up before.")
    private boolean withoutBackup;

    @Mixin
    private final BackupOptions backups = new BackupOptions();

    @Option(names = "--yes", description = "Answer the question of --confirm. Needed where there is no terminal.")
    private boolean yes;

    @Option(
            names = "--allow",
            paramLabel = "HAZARD",
            split = ",",
            description = "Let steps with these hazards run: ${COMPLETION-CANDIDATES}")
    private List<Hazard> allowed = List.of();

    UpCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Limits.requirePositive(count, spec());
        Up up = builder()
                .policy(policy(allowed))
                .backups(backups.of(project()))
                .confirmation(new Question(context(), "Apply these migrations?", "apply", false, yes))
                .build()
                .up();
        Up limited = count == null ? up : up.limit(count);
        Up chosen = version == null ? limited : limited.only(version);
        switch (dry.manner(spec())) {
            case PRINTED -> context().out().println(Dry.of(chosen.dryRun().execute()));
            case TRIED -> run(() -> chosen.tried().execute());
            case NOT -> run(() -> confirmed(chosen).execute());
        }
        return ExitCodes.DONE;
    }

    private Up confirmed(Up up) {
        Up asked = confirm ? up.confirmed() : up;
        return withoutBackup ? asked.withoutBackup() : asked;
    }
}
