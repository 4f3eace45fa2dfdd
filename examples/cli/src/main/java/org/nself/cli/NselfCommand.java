package org.nself.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code nself}: the door to the commands. */
@Command(
        name = "nself",
        description = "Keeps PostgreSQL in step with a schema written in DBML.",
        mixinStandardHelpOptions = true,
        version = "nself 0.1.0-SNAPSHOT",
        subcommands = {DbCommand.class, DbmlCommand.class, CompletionCommand.class, HelpCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  nself db sync --dry-run --url postgres://me@localhost/shop",
            "  nself db --help                              its commands%n"
        })
final class NselfCommand extends CommandGroup {}
