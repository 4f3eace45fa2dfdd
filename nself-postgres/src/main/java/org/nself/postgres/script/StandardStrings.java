package org.nself.postgres.script;

import java.util.Optional;

/**
 * Follows what a file says about backslashes in texts, which decides where a text ends.
 *
 * @see <a href="https://www.postgresql.org/docs/current/runtime-config-compatible.html#GUC-STANDARD-CONFORMING-STRINGS">
 *     PostgreSQL: standard_conforming_strings</a>
 */
final class StandardStrings {

    private static final String NAME = "STANDARD_CONFORMING_STRINGS";

    private StandardStrings() {}

    /** The value from here on; empty when the command says nothing about it. What is reset is on. */
    static Optional<Boolean> setBy(Command command) {
        if (command.begins("RESET") && (command.begins(1, NAME) || command.begins(1, "ALL"))) {
            return Optional.of(true);
        }
        if (!command.begins("SET")) {
            return Optional.empty();
        }
        int name = command.begins(1, "SESSION") || command.begins(1, "LOCAL") ? 2 : 1;
        return command.begins(name, NAME) ? Optional.of(!Command.isOff(command.outer(name + 2))) : Optional.empty();
    }
}
