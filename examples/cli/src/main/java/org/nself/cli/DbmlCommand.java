package org.nself.cli;

import picocli.CommandLine.Command;

/** {@code nself dbml}: what concerns DBML files and needs no database. */
@Command(
        name = "dbml",
        description = "Commands that concern DBML files. They need no database.",
        mixinStandardHelpOptions = true,
        subcommands = {DbmlCheckCommand.class, DbmlFormatCommand.class, DbmlSqlCommand.class})
final class DbmlCommand extends CommandGroup {}
