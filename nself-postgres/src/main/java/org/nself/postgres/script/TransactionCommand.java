package org.nself.postgres.script;

import java.util.Optional;
import java.util.Set;

/**
 * What a statement does to the transaction that it runs in.
 *
 * @see <a href="https://www.postgresql.org/docs/current/tutorial-transactions.html">PostgreSQL: transactions</a>
 */
enum TransactionCommand {
    /** A plain BEGIN, which may be the first statement of a file. */
    BEGIN,
    /** A plain COMMIT, which may be the last. */
    COMMIT,
    /** A BEGIN that asks for something, such as an isolation level. */
    BEGIN_WITH_MODE,
    ROLLBACK,
    SAVEPOINT,
    /** PREPARE TRANSACTION and what becomes of it. */
    TWO_PHASE,
    /** Begins another at once, or sets what the transaction, or every later one of the session, is like. */
    OTHER;

    private static final Set<String> WORDS = Set.of(
            "BEGIN",
            "START",
            "TRANSACTION",
            "WORK",
            "COMMIT",
            "END",
            "ROLLBACK",
            "ABORT",
            "SAVEPOINT",
            "RELEASE",
            "PREPARE",
            "PREPARED",
            "TO",
            "AND",
            "NO",
            "CHAIN",
            "SET",
            "SESSION",
            "CHARACTERISTICS",
            "AS");

    static Optional<TransactionCommand> of(Command command) {
        return switch (command.outer(0)) {
            case "BEGIN" -> Optional.of(isPlain(command) ? BEGIN : BEGIN_WITH_MODE);
            case "START" ->
                command.begins("START", "TRANSACTION")
                        ? Optional.of(command.size() == 2 ? BEGIN : BEGIN_WITH_MODE)
                        : Optional.empty();
            case "COMMIT", "END" ->
                Optional.of(isPlain(command) ? COMMIT : command.begins(1, "PREPARED") ? TWO_PHASE : OTHER);
            case "ROLLBACK" ->
                Optional.of(command.begins(1, "PREPARED") ? TWO_PHASE : command.contains("TO") ? SAVEPOINT : ROLLBACK);
            case "ABORT" -> Optional.of(ROLLBACK);
            case "SAVEPOINT", "RELEASE" -> Optional.of(SAVEPOINT);
            case "PREPARE" ->
                command.begins(1, "TRANSACTION") && command.outer(2).contains("'")
                        ? Optional.of(TWO_PHASE)
                        : Optional.empty();
            case "SET" ->
                command.begins(1, "TRANSACTION") || command.begins(1, "SESSION", "CHARACTERISTICS")
                        ? Optional.of(OTHER)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isPlain(Command command) {
        int end = command.begins(1, "WORK") || command.begins(1, "TRANSACTION") ? 2 : 1;
        return command.size() == end || (command.size() == end + 3 && command.begins(end, "AND", "NO", "CHAIN"));
    }

    /** The command without the names and the modes in it. */
    static String words(Command command) {
        StringBuilder words = new StringBuilder(command.outer(0));
        for (int i = 1; WORDS.contains(command.outer(i)); i++) {
            words.append(' ').append(command.outer(i));
        }
        return words.toString();
    }

    /** What to write instead. */
    String hint() {
        return switch (this) {
            case BEGIN, COMMIT ->
                "leave it out; only a BEGIN as the first statement of the file with a COMMIT as the last may stay";
            case BEGIN_WITH_MODE -> "write BEGIN alone, or leave it out";
            case ROLLBACK -> "leave it out; to give up, raise an error: DO $$ BEGIN RAISE EXCEPTION '…'; END $$";
            case SAVEPOINT ->
                "use a block with EXCEPTION, which rolls back what is in it: DO $$ BEGIN … EXCEPTION …" + " END $$";
            case TWO_PHASE, OTHER -> "leave it out";
        };
    }
}
