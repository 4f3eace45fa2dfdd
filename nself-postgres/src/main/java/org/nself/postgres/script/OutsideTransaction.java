package org.nself.postgres.script;

import java.util.Optional;

/**
 * Statements that the server refuses in a transaction block, as far as their text tells: {@code REINDEX} and
 * {@code CLUSTER} of a partitioned table, {@code ALTER TYPE … ADD VALUE} that is used at once, and a {@code CALL} of a
 * procedure that commits, cannot be told. Held against PostgreSQL 13 to 18 by a test.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-commands.html">PostgreSQL: SQL commands, the notes of each</a>
 */
final class OutsideTransaction {

    private static final String CONCURRENTLY = "CONCURRENTLY";

    private OutsideTransaction() {}

    /** The name under which the server refuses it; empty when the statement may run in a transaction. */
    static Optional<String> name(Command command) {
        return switch (command.outer(0)) {
            case "ALTER" -> alter(command);
            case "CLUSTER" -> named("CLUSTER of all tables", isClusterOfAll(command));
            case "CREATE" -> create(command);
            case "DISCARD" -> named("DISCARD ALL", command.begins(1, "ALL"));
            case "DROP" -> drop(command);
            case "REINDEX" -> reindex(command);
            case "VACUUM" -> Optional.of("VACUUM");
            default -> Optional.empty();
        };
    }

    private static Optional<String> create(Command command) {
        return switch (command.outer(1)) {
            case "DATABASE", "TABLESPACE" -> Optional.of("CREATE " + command.outer(1));
            case "INDEX" -> named("CREATE INDEX CONCURRENTLY", command.begins(2, CONCURRENTLY));
            case "UNIQUE" -> named("CREATE INDEX CONCURRENTLY", command.begins(2, "INDEX", CONCURRENTLY));
            case "SUBSCRIPTION" ->
                named("CREATE SUBSCRIPTION with a slot", isOn(command, "CONNECT") && isOn(command, "CREATE_SLOT"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> drop(Command command) {
        return switch (command.outer(1)) {
            case "DATABASE", "TABLESPACE" -> Optional.of("DROP " + command.outer(1));
            case "INDEX" -> named("DROP INDEX CONCURRENTLY", command.begins(2, CONCURRENTLY));
            // One without a slot could be dropped in a transaction, but no text says which that is.
            case "SUBSCRIPTION" -> Optional.of("DROP SUBSCRIPTION");
            default -> Optional.empty();
        };
    }

    private static Optional<String> alter(Command command) {
        return switch (command.outer(1)) {
            case "SYSTEM" -> Optional.of("ALTER SYSTEM");
            case "DATABASE" -> named("ALTER DATABASE SET TABLESPACE", command.begins(3, "SET", "TABLESPACE"));
            case "TABLE" ->
                named(
                        "ALTER TABLE … DETACH PARTITION CONCURRENTLY",
                        command.contains("DETACH", "PARTITION")
                                && command.outer(command.size() - 1).equals(CONCURRENTLY));
            case "SUBSCRIPTION" ->
                named(
                        "ALTER SUBSCRIPTION with a refresh",
                        command.contains("REFRESH", "PUBLICATION")
                                || (command.contains("PUBLICATION") && isOn(command, "REFRESH")));
            default -> Optional.empty();
        };
    }

    /** The word stands behind the kind, or among the options: {@code REINDEX (CONCURRENTLY) TABLE t}. */
    private static Optional<String> reindex(Command command) {
        return switch (command.outer(1)) {
            case "DATABASE", "SCHEMA", "SYSTEM" -> Optional.of("REINDEX " + command.outer(1));
            default ->
                named(
                        "REINDEX CONCURRENTLY",
                        command.begins(2, CONCURRENTLY)
                                || command.option(CONCURRENTLY)
                                        .filter(value -> !Command.isOff(value))
                                        .isPresent());
        };
    }

    /** {@code CLUSTER}, {@code CLUSTER VERBOSE}: no table is named. */
    private static boolean isClusterOfAll(Command command) {
        return command.size() == 1 || (command.size() == 2 && command.begins(1, "VERBOSE"));
    }

    /** Options of subscriptions are on unless they are switched off. */
    private static boolean isOn(Command command, String option) {
        return command.option(option).filter(Command::isOff).isEmpty();
    }

    private static Optional<String> named(String name, boolean applies) {
        return applies ? Optional.of(name) : Optional.empty();
    }
}
