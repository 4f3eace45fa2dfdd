package org.nself.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nself dbml}: what concerns DBML files and needs no database. */
@Command(
        name = "dbml",
        description = "Commands that concern DBML files. They need no database.",
        mixinStandardHelpOptions = true,
        subcommands = {DbmlCheckCommand.class, DbmlFormatCommand.class})
final class DbmlCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs the command
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command");
    }
}
