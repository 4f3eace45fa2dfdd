package org.nself.cli;

import java.util.List;
import org.nself.Repair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nself db repair}. */
@Command(
        name = "repair",
        description = {
            "Brings nself.sum to what is in the directory and, when a database is named, the history to where the database",
            "is: after a run that was cut off. Runs no statement of a migration."
        },
        footer = {
            "  nself db repair                              the index, and what was cut off",
            "  nself db repair --accept 20250806143000      take an edited file for what was applied%n"
        })
final class RepairCommand extends MigrationCommand {

    @Option(
            names = "--accept",
            paramLabel = "V",
            split = ",",
            description = "Take the file of this version, as it is now, for what was applied. May be given again.")
    private List<Long> accepted = List.of();

    RepairCommand(Context context) {
        super(context);
    }

    @Override
    public Integer call() {
        Repair repair = (isDatabaseNamed() ? builder() : offline()).build().repair();
        for (long version : accepted) {
            repair = repair.accept(version);
        }
        List<String> done = repair.execute();
        done.forEach(line -> progress(Calls.asCommands(line)));
        if (done.isEmpty()) {
            progress("Nothing to repair");
        }
        if (!isDatabaseNamed()) {
            note("no database was named, so its history was not looked at");
        }
        return ExitCodes.DONE;
    }
}
