package org.nself.postgres.script;

import java.util.Optional;

/** Reads from a statement by what one can tell that it took effect. */
final class Traces {

    private Traces() {}

    static Trace of(Command command, Optional<String> outsideTransaction) {
        if (outsideTransaction.isEmpty()) {
            return switch (command.outer(0)) {
                // They may commit what they did in parts, which they may outside of a transaction only.
                case "CALL", "DO" -> new Trace.Unknown();
                case "SET", "RESET" -> new Trace.SetsSession();
                default -> new Trace.Transactional();
            };
        }
        return switch (command.outer(0)) {
            case "VACUUM", "REINDEX", "CLUSTER", "DISCARD" -> new Trace.Repeatable();
            case "CREATE" -> created(command);
            case "DROP" -> dropped(command);
            case "ALTER" -> altered(command);
            default -> new Trace.Unknown();
        };
    }

    /** {@code CREATE [UNIQUE] INDEX CONCURRENTLY [IF NOT EXISTS] name ON [ONLY] table}. */
    private static Trace created(Command command) {
        int next = behind(command, "CONCURRENTLY");
        if (next == 0) {
            return new Trace.Unknown();
        }
        int name = command.begins(next, "IF", "NOT", "EXISTS") ? next + 3 : next;
        if (command.outer(name).equals("ON") || !command.outer(name + 1).equals("ON")) {
            return new Trace.Unknown();
        }
        int table = command.begins(name + 2, "ONLY") ? name + 3 : name + 2;
        return new Trace.CreatesIndex(qualified(command, table), command.outer(name));
    }

    private static Trace dropped(Command command) {
        int next = behind(command, "CONCURRENTLY");
        if (next == 0) {
            return new Trace.Unknown();
        }
        int name = command.begins(next, "IF", "EXISTS") ? next + 2 : next;
        return new Trace.DropsIndex(qualified(command, name));
    }

    private static Trace altered(Command command) {
        if (command.begins(1, "SYSTEM") || command.begins(1, "DATABASE")) {
            return new Trace.Repeatable();
        }
        int partition = behind(command, "PARTITION");
        if (!command.begins(1, "TABLE") || partition == 0) {
            return new Trace.Unknown();
        }
        int next = command.begins(2, "IF", "EXISTS") ? 4 : 2;
        int table = command.begins(next, "ONLY") ? next + 1 : next;
        return new Trace.Detaches(qualified(command, table), qualified(command, partition));
    }

    /** The position behind a word; 0 when it is not there. */
    private static int behind(Command command, String word) {
        for (int i = 0; i < command.size(); i++) {
            if (command.outer(i).equals(word)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static String qualified(Command command, int index) {
        StringBuilder name = new StringBuilder(command.outer(index));
        for (int i = index + 1; command.outer(i).equals("."); i += 2) {
            name.append('.').append(command.outer(i + 1));
        }
        return name.toString();
    }
}
