package org.nself.cli;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands and gives those that act their context. */
final class Commands implements IFactory {

    private final Context context;

    private static final Map<Class<?>, Function<Context, ?>> COMMANDS = Map.ofEntries(
            entry(RunCommand.class, RunCommand::new),
            entry(UpCommand.class, UpCommand::new),
            entry(DownCommand.class, DownCommand::new),
            entry(CreateCommand.class, CreateCommand::new),
            entry(BumpCommand.class, BumpCommand::new),
            entry(SquashCommand.class, SquashCommand::new),
            entry(RepairCommand.class, RepairCommand::new),
            entry(StatusCommand.class, StatusCommand::new),
            entry(ValidateCommand.class, ValidateCommand::new),
            entry(BaselineCommand.class, BaselineCommand::new),
            entry(MarkAppliedCommand.class, MarkAppliedCommand::new),
            entry(MarkPendingCommand.class, MarkPendingCommand::new),
            entry(SyncCommand.class, SyncCommand::new),
            entry(PullCommand.class, PullCommand::new),
            entry(DbmlCheckCommand.class, DbmlCheckCommand::new),
            entry(DbmlFormatCommand.class, DbmlFormatCommand::new),
            entry(DbmlSqlCommand.class, DbmlSqlCommand::new),
            entry(CompletionCommand.class, CompletionCommand::new));

    Commands(Context context) {
        this.context = context;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Function<Context, ?> command = COMMANDS.get(type);
        if (command != null) {
            return type.cast(command.apply(context));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
