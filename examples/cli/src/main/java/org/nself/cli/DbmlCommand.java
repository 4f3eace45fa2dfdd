package org.nself.cli;

import picocli.CommandLine.Command;

/** {@code nself dbml}: what concerns DBML files and needs no database. */
@Command(
        name = "dbml",
        description = "Commands that concern DBML files. They need no database.",
        mixinStandardHelpOptions = true,
        subcommands = {DbmlCheckCommand.class, DbmlFormatCommand.class, DbmlSqlCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  nself dbml check schema.dbml                 say what is wrong",
            "  nself dbml format schema.dbml                lay it out anew%n"
        })
final class DbmlCommand extends CommandGroup {}
