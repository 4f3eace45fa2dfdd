package org.nself.cli;

import picocli.CommandLine.Command;

/** {@code nself db}: what concerns a database. */
@Command(
        name = "db",
        description = "Commands that concern a database.",
        mixinStandardHelpOptions = true,
        subcommands = {
            RunCommand.class,
            UpCommand.class,
            DownCommand.class,
            CreateCommand.class,
            StatusCommand.class,
            ValidateCommand.class,
            SyncCommand.class,
            PullCommand.class,
            BaselineCommand.class,
            MarkAppliedCommand.class,
            MarkPendingCommand.class
        })
final class DbCommand extends CommandGroup {}
