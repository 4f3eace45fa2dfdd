package org.nself.postgres.script;

import java.util.ArrayDeque;
import java.util.Deque;
import org.nself.postgres.script.Token.Kind;

/**
 * What is open in a statement, so that its semicolons do not end it: parentheses, as in {@code CREATE RULE … DO (a; b)},
 * and the {@code BEGIN ATOMIC} body of a routine, in which {@code CASE} ends with {@code END} too.
 *
 * <p>psql counts alike, but takes a routine or a column that is called {@code begin} or {@code end} for a bracket; here
 * these are names, as they are to the server.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createfunction.html">PostgreSQL: CREATE FUNCTION</a>
 */
final class Nesting {

    private final Deque<Token> parentheses = new ArrayDeque<>();
    private final Deque<Token> blocks = new ArrayDeque<>();

    boolean isClosed() {
        return parentheses.isEmpty() && blocks.isEmpty();
    }

    /** What was opened last and is still open. There is one unless this is closed. */
    Token open() {
        return parentheses.isEmpty() ? blocks.getFirst() : parentheses.getFirst();
    }

    /** Takes the token that is the last part of the command. */
    void add(Token token, Command command) {
        String part = command.last();
        if (token.kind() == Kind.SYMBOL && part.equals("(")) {
            parentheses.push(token);
        } else if (token.kind() == Kind.SYMBOL && part.equals(")")) {
            parentheses.poll();
        } else if (token.kind() == Kind.WORD && parentheses.isEmpty()) {
            word(token, part, command);
        }
    }

    private void word(Token token, String word, Command command) {
        String previous = command.previous();
        if (blocks.isEmpty()) {
            if (word.equals("ATOMIC") && previous.equals("BEGIN") && command.createsRoutine()) {
                blocks.push(token);
            }
        } else if (!previous.equals(".") && !previous.equals("AS")) {
            if (word.equals("CASE")) {
                blocks.push(token);
            } else if (word.equals("END")) {
                blocks.pop();
            }
        }
    }
}
