package org.nself.postgres.execute;

import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.nself.EnvironmentException;
import org.nself.NselfException;
import org.nself.StatementFailedException;
import org.nself.postgres.script.PassingState;
import org.nself.schema.Subject;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Says what a server's refusal means and what to do next.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL: Error Codes</a>
 */
public final class Failures {

    static final String LOCK_NOT_AVAILABLE = PassingState.LOCK_NOT_AVAILABLE;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    static final String READ_ONLY = "25006";

    /** By someone who cancels, or by a timeout. */
    static final String CANCELED = "57014";

    static final String THERE_ALREADY = "42P07";

    private Failures() {}

    /** No connection was to be had. */
    public static NselfException connecting(SQLException failure) {
        String state = state(failure);
        String hint = switch (state) {
            case "28P01", "28000" -> "check user and password of the data source";
            case "3D000" -> "create the database, or correct the name in the URL of the data source";
            case "53300" -> "the server has no connection left; raise max_connections or close some";
            case "57P03" -> "the server is starting or recovering; try again in a moment";
            default -> "check that PostgreSQL runs and that host and port in the URL of the data source are right";
        };
        return new EnvironmentException(
                "NS6101",
                "cannot connect to PostgreSQL: " + firstLine(failure),
                hint,
                // A host that is not there is not there a moment later.
                PassingState.passes(state) && !state.startsWith("08"),
                failure);
    }

    /** A database could not be made, copied or dropped. */
    public static NselfException scratch(SQLException failure) {
        return state(failure).startsWith("08") || state(failure).startsWith("28")
                ? connecting(failure)
                : internal("make a scratch database", failure);
    }

    /** The table, or its schema, is not there. */
    static boolean isMissingTable(SQLException failure) {
        return state(failure).equals("42P01") || state(failure).equals("3F000");
    }

    /** A statement of a plan failed. */
    static NselfException running(String statement, Subject subject, SQLException failure) {
        return failed(statement, Optional.of(subject), "nothing was changed", failure);
    }

    /** A statement of a plan failed that ran outside of a transaction. */
    static NselfException runningOutside(String statement, Subject subject, SQLException failure) {
        return failed(statement, Optional.of(subject), "what was committed before it stays", failure);
    }

    /** A statement of nself's own failed, or one of several that stand for no single object. */
    static NselfException internal(String statement, SQLException failure) {
        return failed(statement, Optional.empty(), "nothing was changed", failure);
    }

    /** A transaction could not be committed, or the server did not live to say that it was. */
    static NselfException committing(SQLException failure) {
        String state = state(failure);
        boolean isUnknown = state.startsWith("08") || state.startsWith("57P");
        return failed(
                "COMMIT",
                Optional.empty(),
                isUnknown
                        ? "whether it was committed is not known, and is looked up by the next run"
                        : "nothing was changed",
                failure);
    }

    /** The history could not be created or written. */
    static NselfException history(String table, String statement, SQLException failure) {
        if (state(failure).equals(INSUFFICIENT_PRIVILEGE)) {
            return new EnvironmentException(
                    "NS6103",
                    "the user may not keep the history in " + table + ": " + firstLine(failure),
                    "grant it: GRANT CREATE ON DATABASE … TO … (or create the schema of " + table
                            + " and make the user its owner), or name another table with"
                            + " Nself.builder().historyTable(…)",
                    failure);
        }
        return failed(statement, Optional.empty(), "nothing was changed", failure);
    }

    static NselfException readOnly(@Nullable Throwable cause) {
        return new EnvironmentException(
                "NS6104",
                "the database is read-only: it is a replica, or its transactions are read-only by default",
                "point the data source at the primary (targetServerType=primary in the URL), or let one instance that"
                        + " can write migrate first",
                cause);
    }

    static NselfException tooOld(int version) {
        return new EnvironmentException(
                "NS6102",
                "the server is PostgreSQL " + version / 10_000 + "; nself needs 13 or newer",
                "upgrade the server",
                null);
    }

    private static NselfException failed(
            String statement, Optional<Subject> subject, String outcome, SQLException failure) {
        String state = state(failure);
        if (state.equals(READ_ONLY)) {
            return readOnly(failure);
        }
        boolean lockNotAvailable = state.equals(LOCK_NOT_AVAILABLE);
        StatementFailedException.Details details = new StatementFailedException.Details(
                state, statement, position(failure), subject, Optional.empty(), isRetryable(state));
        String about = subject.map(named -> " for " + named.label()).orElse("");
        String message = lockNotAvailable
                ? "a lock" + about + " was not to be had in time"
                : "PostgreSQL refused a statement" + about + ": " + firstLine(failure) + " (" + state + ")";
        return new StatementFailedException(
                lockNotAvailable ? "NS5002" : "NS5001",
                message + "; " + outcome + "\n\n" + statement + server(failure),
                hint(state),
                details,
                failure);
    }

    /** Whether the same may work later. */
    static boolean isRetryable(String state) {
        return PassingState.passes(state);
    }

    private static String hint(String state) {
        return switch (state) {
            case LOCK_NOT_AVAILABLE ->
                "another transaction holds the table; find it in pg_stat_activity, or raise Policy.lockTimeout";
            case INSUFFICIENT_PRIVILEGE -> "the user must own what it changes, and may need GRANT CREATE on the schema";
            case "2BP01", "0A000" ->
                "something that nself does not manage depends on it: drop it by hand and create it"
                        + " again afterwards, or leave this part of the schema as it is";
            case "42883", "42704" ->
                "what it names does not exist on this server; an extension may be missing" + " (CREATE EXTENSION …)";
            case "53200" ->
                "one transaction holds a lock on everything it creates; raise max_locks_per_transaction on the server, or"
                        + " let the schema grow in smaller edits";
            case CANCELED -> "the statement took longer than statement_timeout; raise Policy.statementTimeout";
            case "22P02" ->
                "rows hold what the new type has no value for: correct them, or say what becomes of them with //@ using"
                        + " (of a column) or //@ remap (of an enum)";
            case "23502" -> "rows are NULL where NULL is no longer allowed: give them a value first";
            case "23503" -> "rows refer to rows that are not there: correct or delete them first";
            case "23505" -> "rows are alike where each must differ: correct or delete them first";
            case "23514", "23P01" -> "rows do not fit the new constraint: correct or delete them first";
            default -> state.startsWith("22") ? "rows do not fit the new type: correct them first" : "";
        };
    }

    /** Detail and hint as the server gives them. */
    static String server(SQLException failure) {
        ServerErrorMessage message = message(failure);
        StringBuilder text = new StringBuilder();
        if (message == null) {
            return "";
        }
        if (message.getDetail() != null) {
            text.append("\n\ndetail: ").append(message.getDetail());
        }
        if (message.getHint() != null) {
            text.append("\n\nthe server's hint: ").append(message.getHint());
        }
        return text.toString();
    }

    static OptionalInt position(SQLException failure) {
        ServerErrorMessage message = message(failure);
        return message != null && message.getPosition() > 0
                ? OptionalInt.of(message.getPosition())
                : OptionalInt.empty();
    }

    /** What the server sent; null when the failure is the driver's own. */
    static @Nullable ServerErrorMessage message(SQLException failure) {
        return failure instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
    }

    static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }

    /** Without the details that the driver appends and the server repeats. */
    public static String firstLine(SQLException failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
