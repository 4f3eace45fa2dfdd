package org.nself.cli;

import picocli.CommandLine.Command;

/** {@code nself db}: what concerns a database. */
@Command(
        name = "db",
        description = "Commands that concern a database.",
        mixinStandardHelpOptions = true,
        subcommands = {SyncCommand.class, PullCommand.class})
final class DbCommand extends CommandGroup {}
