package org.nself.cli;

import picocli.CommandLine.Command;

/** {@code nself db}: what concerns a database. */
@Command(
        name = "db",
        description = "Commands that concern a database.",
        mixinStandardHelpOptions = true,
        subcommands = {
            RunCommand.class,
            UpdateCommand.class,
            UpCommand.class,
            DownCommand.class,
            CreateCommand.class,
            StatusCommand.class,
            ValidateCommand.class,
            BackupCommand.class,
            RevertCommand.class,
            SyncCommand.class,
            PullCommand.class,
            BaselineCommand.class,
            MarkAppliedCommand.class,
            MarkPendingCommand.class,
            BumpCommand.class,
            SquashCommand.class,
            RepairCommand.class,
            TrashCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  nself db run                                 write the migration that schema.dbml asks for",
            "  nself db migrate:up                          apply it",
            "  nself db status                              see what was applied",
            "  nself db run --help                          what a command can do%n"
        })
final class DbCommand extends CommandGroup {}
