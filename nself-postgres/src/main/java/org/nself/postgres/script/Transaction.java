package org.nself.postgres.script;

import org.jspecify.annotations.Nullable;

/** Holds that a file controls no transaction, but for one around all of it. */
final class Transaction {

    private final Problems problems;
    private @Nullable ScriptStatement begin;
    private @Nullable ScriptStatement commit;

    Transaction(Problems problems) {
        this.problems = problems;
    }

    void add(ScriptStatement statement, Command command) {
        if (commit != null) {
            // It is not the last statement.
            problems.transaction(commit, "COMMIT", TransactionCommand.COMMIT);
            commit = null;
            begin = null;
        }
        TransactionCommand.of(command).ifPresent(control -> add(statement, command, control));
    }

    private void add(ScriptStatement statement, Command command, TransactionCommand control) {
        boolean isFirst = statement.number() == 1;
        if (control == TransactionCommand.COMMIT && begin != null) {
            commit = statement;
            return;
        }
        if (control != TransactionCommand.BEGIN || !isFirst) {
            problems.transaction(statement, TransactionCommand.words(command), control);
        }
        switch (control) {
            case BEGIN, BEGIN_WITH_MODE -> begin = isFirst ? statement : begin;
            // It ends what was begun; one problem says so.
            case COMMIT, ROLLBACK -> begin = null;
            case SAVEPOINT, TWO_PHASE, OTHER -> {}
        }
    }

    /** Whether the first statement begins a transaction that the last one ends. Call it once, behind the last. */
    boolean finish() {
        if (begin != null && commit == null) {
            problems.beginWithoutCommit(begin);
        }
        return begin != null && commit != null;
    }
}
