package org.nself.cli;

import java.util.regex.Pattern;
import org.nself.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nself db status}. */
@Command(
        name = "status",
        description = {"Lists the migrations: which were applied, and which were not."},
        footer = {"  nself db status", "  nself db status --json                       for programs%n"})
final class StatusCommand extends MigrationCommand {

    private static final Pattern STATE =
            Pattern.compile("(?m)(?<= )(?<word>Applied|Pending|Missing|Modified|Interrupted)( \\(out of order\\))?$");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    StatusCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Status status = builder().build().status();
        context().out().println(json ? StatusJson.of(status) : colored(Calls.asCommands(status.toString())));
        return ExitCodes.DONE;
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
