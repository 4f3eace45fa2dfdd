package org.nself.cli;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nself.Drift;
import org.nself.Nself;
import org.nself.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nself db status}. */
@Command(
        name = "status",
        description = {"Lists the migrations: which were applied, and which were not."},
        exitCodeList = {
            "0:done, or nothing to do; pending migrations are no drift",
            "1:refused or failed, or it is not known what the database should be",
            "2:wrong usage",
            "3:the database has drifted, and --check-drift was given",
            "4:the migrations, or the schema, are invalid"
        },
        footer = {
            "  nself db status",
            "  nself db status --check-drift                is the database what it should be?",
            "  nself db status --check-drift --ignore 'public.tmp_*'",
            "  nself db status --json                       for programs%n"
        })
final class StatusCommand extends MigrationCommand {

    private static final Pattern STATE =
            Pattern.compile("(?m)(?<= )(?<word>Applied|Pending|Missing|Modified|Interrupted)( \\(out of order\\))?$");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--check-drift",
            description = "Hold the database against what was applied, and against the schema.")
    private boolean checkDrift;

    @Option(
            names = "--ignore",
            paramLabel = "PATTERN",
            split = ",",
            description = "What is no drift, such as 'public.tmp_*' or 'index users.by_hand'.")
    private List<String> ignored = List.of();

    @Option(
            names = "--no-scratch",
            description = "Make no scratch database to see where migrations without a snapshot lead.")
    private boolean noScratch;

    StatusCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Status status = builder().build().status();
        if (!checkDrift) {
            context().out().println(json ? StatusJson.of(status, Optional.empty()) : table(status));
            return ExitCodes.DONE;
        }
        boolean isVersioned = !status.migrations().isEmpty() || Files.exists(directory());
        Drift drift = nself(isVersioned).drift();
        if (json) {
            context().out().println(StatusJson.of(status, Optional.of(drift)));
        } else {
            if (isVersioned) {
                context().out().println(table(status) + "\n");
            }
            context().out().println(new DriftReport(context().style(), isVersioned).of(drift));
        }
        if (drift.isDrifted()) {
            return ExitCodes.DIFFERENT;
        }
        return drift.isKnown() ? ExitCodes.DONE : ExitCodes.REFUSED;
    }

    private Nself nself(boolean isVersioned) {
        Nself.Builder builder = withSchemaIfAny().ignoreDriftOf(ignored.toArray(String[]::new));
        if (isVersioned) {
            builder.migrations(directory());
        }
        return (noScratch ? builder.withoutScratch() : builder).build();
    }

    private String table(Status status) {
        return colored(Calls.asCommands(status.toString()));
    }

    private String colored(String table) {
        return STATE.matcher(table).replaceAll(state -> {
            String word = state.group();
            return switch (state.group("word")) {
                case "Applied" -> context().style().good(word);
                case "Pending" -> context().style().notable(word);
                default -> context().style().bad(word);
            };
        });
    }
}
