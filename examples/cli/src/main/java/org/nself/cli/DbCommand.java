package org.nself.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nself db}: what concerns a database. */
@Command(
        name = "db",
        description = "Commands that concern a database.",
        mixinStandardHelpOptions = true,
        subcommands = SyncCommand.class)
final class DbCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }
}
