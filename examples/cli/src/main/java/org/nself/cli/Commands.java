package org.nself.cli;

import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands and gives those that act their context. */
final class Commands implements IFactory {

    private final Context context;

    private static final Map<Class<?>, Function<Context, ?>> COMMANDS = Map.of(
            SyncCommand.class, SyncCommand::new,
            PullCommand.class, PullCommand::new,
            DbmlCheckCommand.class, DbmlCheckCommand::new,
            DbmlFormatCommand.class, DbmlFormatCommand::new,
            DbmlSqlCommand.class, DbmlSqlCommand::new);

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
