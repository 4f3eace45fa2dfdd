package org.nself.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nself.Down;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nself db migrate:down}. */
@Command(
        name = "migrate:down",
        description = {"Takes migrations back, the last one that was applied first. Shows them and asks before it does."
        },
        footer = {
            "  nself db migrate:down                        the last one",
            "  nself db migrate:down 3 --yes                the last three, without asking",
            "  nself db migrate:down --to-version 20250806143000",
            "  nself db migrate:down --dry-run              print what would be run",
            "  nself db migrate:down --dry-run --verify     run it and roll it back%n"
        })
final class DownCommand extends MigrationCommand {

    @Parameters(arity = "0..1", paramLabel = "N", description = "So many. Default: one")
    private @Nullable Integer count;

    @Option(
            names = "--to-version",
            paramLabel = "V",
            description = "All that were applied after this version, which stays.")
    private @Nullable Long version;

    @Mixin
    private final DryRunOptions dry = new DryRunOptions();

    @Option(names = "--yes", description = "Do it without asking. Needed where there is no terminal.")
    private boolean yes;

    DownCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Limits.requirePositive(count, spec());
        Down down = builder()
                .policy(policy(List.of()))
                .confirmation(new Question(context(), "Take these back?", "take them back", true, false))
                .build()
                .down();
        Down limited = count == null ? down : down.limit(count);
        Down chosen = version == null ? limited : limited.to(version);
        switch (dry.manner(spec())) {
            case PRINTED -> context().out().println(Dry.of(chosen.dryRun().execute()));
            case TRIED -> run(() -> chosen.tried().execute());
            case NOT -> run(() -> (yes ? chosen : chosen.confirmed()).execute());
        }
        return ExitCodes.DONE;
    }
}
