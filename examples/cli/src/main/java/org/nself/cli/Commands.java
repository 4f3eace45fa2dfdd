package org.nself.cli;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/** Makes commands and gives those that act their context. */
final class Commands implements IFactory {

    private final Context context;

    private static final Map<Class<?>, Function<Context, ?>> COMMANDS = Map.ofEntries(
            entry(RunCommand.class, RunCommand::new),
            entry(UpdateCommand.class, UpdateCommand::new),
            entry(UpCommand.class, UpCommand::new),
            entry(DownCommand.class, DownCommand::new),
            entry(CreateCommand.class, CreateCommand::new),
            entry(BumpCommand.class, BumpCommand::new),
            entry(SquashCommand.class, SquashCommand::new),
            entry(RepairCommand.class, RepairCommand::new),
            entry(TrashCommand.class, TrashCommand::new),
            entry(StatusCommand.class, StatusCommand::new),
            entry(ValidateCommand.class, ValidateCommand::new),
            entry(BaselineCommand.class, BaselineCommand::new),
            entry(MarkAppliedCommand.class, MarkAppliedCommand::new),
            entry(MarkPendingCommand.class, MarkPendingCommand::new),
            entry(BackupCommand.class, BackupCommand::new),
            entry(RevertCommand.class, RevertCommand::new),
            entry(SyncCommand.class, SyncCommand::new),
            entry(PullCommand.class, PullCommand::new),
            entry(DbmlCheckCommand.class, DbmlCheckCommand::new),
            entry(DbmlFormatCommand.class, DbmlFormatCommand::new),
            entry(DbmlSqlCommand.class, DbmlSqlCommand::new),
            entry(CompletionCommand.class, CompletionCommand::new));

    Commands(Context context) {
        this.context = context;
    }

    /**
     * The command that the first two words name exactly. It is made alone then, for to read what all the others can do takes
     * longer than most of them run.
     */
    static Optional<Class<?>> named(List<String> words) {
        if (words.size() < 2) {
            return Optional.empty();
        }
        return Stream.of(DbCommand.class, DbmlCommand.class)
                .filter(group -> name(group).equals(words.get(0)))
                .flatMap(group -> Stream.of(group.getAnnotation(Command.class).subcommands()))
                .filter(command -> name(command).equals(words.get(1)))
                .findFirst();
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
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
