package org.nself.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of what runs migrations without keeping what they do. */
final class DryRunOptions {

    /** How dry it is. */
    enum Manner {
        /** Not at all. */
        NOT,
        /** What would be run is printed. */
        PRINTED,
        /** It is run, and rolled back. */
        TRIED
    }

    @Option(names = "--dry-run", description = "Print what would be run and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--verify",
            description = {
                "With --dry-run: run what can run in a transaction, and roll all of it back.",
                "It takes the locks that it takes."
            })
    private boolean verify;

    Manner manner(CommandSpec command) {
        if (verify && !dryRun) {
            throw new ParameterException(command.commandLine(), "--verify belongs to --dry-run");
        }
        if (!dryRun) {
            return Manner.NOT;
        }
        return verify ? Manner.TRIED : Manner.PRINTED;
    }
}
