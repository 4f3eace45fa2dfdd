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
        return type == SyncCommand.class
                ? type.cast(new SyncCommand(context))
                : CommandLine.defaultFactory().create(type);
    }
}
