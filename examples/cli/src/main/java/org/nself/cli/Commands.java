package org.nself.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands and gives those that act their context. */
final class Commands implements IFactory {

    private final Context context;

    Commands(Context context) {
        this.context = context;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == SyncCommand.class) {
            return type.cast(new SyncCommand(context));
        }
        if (type == DbmlCheckCommand.class) {
            return type.cast(new DbmlCheckCommand(context));
        }
        if (type == DbmlFormatCommand.class) {
            return type.cast(new DbmlFormatCommand(context));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
