package org.nself.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code nself}: the door to the commands. */
@Command(
        name = "nself",
        description = "Keeps PostgreSQL in step with a schema written in DBML.",
        mixinStandardHelpOptions = true,
        version = "nself 0.1.0-SNAPSHOT",
        subcommands = {DbCommand.class, DbmlCommand.class, HelpCommand.class},
        footer = {"", "Example: nself db sync --dry-run --url postgres://me@localhost/shop"})
final class NselfCommand extends CommandGroup {}
