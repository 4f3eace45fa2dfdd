package org.nself.postgres.execute;

import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nself.NselfException;
import org.nself.StatementFailedException;
import org.nself.postgres.script.Script;
import org.nself.postgres.script.ScriptStatement;
import org.nself.schema.Diagnostic;
import org.nself.schema.Diagnostic.Severity;
import org.nself.schema.Place;
import org.postgresql.util.ServerErrorMessage;

/** Says which statement of a file the server refused, where in the file it is, and what to do next. */
final class ScriptFailures {

    private static final String CANCELLED = "57014";

    /** In the context of the server's error, which is in the language of its messages. */
    private static final Pattern ROW = Pattern.compile("^COPY .+, line (\\d+)");

    private ScriptFailures() {}

    static NselfException cancelled(Script script, ScriptStatement statement, boolean inTransaction) {
        return failure(
                "NS5006",
                "the run was cancelled before " + name(script, statement),
                script,
                statement,
                new Cause("cancelled", CANCELLED, OptionalInt.empty(), statement.place(), "", null),
                inTransaction);
    }

    static NselfException running(
            Script script, ScriptStatement statement, SQLException failure, boolean cancelled, boolean inTransaction) {
        String state = Failures.state(failure);
        if (state.equals(Failures.READ_ONLY)) {
            return Failures.readOnly(failure);
        }
        OptionalInt position = Failures.position(failure);
        Cause cause = new Cause(
                words(failure) + " (" + state + ")",
                state,
                position,
                place(script, statement, position, failure),
                Failures.server(failure) + context(failure),
                failure);
        String name = name(script, statement);
        if (state.equals(CANCELLED) && cancelled) {
            return failure("NS5006", name + " was cancelled", script, statement, cause, inTransaction);
        }
        if (state.equals(Failures.LOCK_NOT_AVAILABLE)) {
            return failure("NS5002", name + " did not get a lock in time", script, statement, cause, inTransaction);
        }
        return failure("NS5001", "PostgreSQL refused " + name, script, statement, cause, inTransaction);
    }

    /** What the server said, and where in the file. */
    private record Cause(
            String message,
            String state,
            OptionalInt position,
            Place place,
            String more,
            @Nullable SQLException failure) {}

    private static NselfException failure(
            String code, String what, Script script, ScriptStatement statement, Cause cause, boolean inTransaction) {
        Diagnostic shown = new Diagnostic(
                code,
                Severity.ERROR,
                cause.place(),
                script.lineOf(cause.place().line()),
                cause.message(),
                Optional.empty());
        return new StatementFailedException(
                code,
                what
                        + (inTransaction ? "; nothing was changed" : "; what ran before it stays") + "\n\n" + shown
                        + cause.more(),
                hint(code, cause.state()),
                new StatementFailedException.Details(
                        cause.state(),
                        statement.text(),
                        cause.position(),
                        Optional.empty(),
                        Optional.of(new StatementFailedException.Origin(statement.number(), cause.place())),
                        !code.equals("NS5006") && Failures.isRetryable(cause.state())),
                cause.failure());
    }

    private static String name(Script script, ScriptStatement statement) {
        return "statement " + statement.number() + " of " + script.source().name();
    }

    private static Place place(Script script, ScriptStatement statement, OptionalInt position, SQLException failure) {
        if (position.isPresent()) {
            return script.placeOf(statement, position.getAsInt());
        }
        Matcher row = ROW.matcher(where(failure));
        if (statement.rows().isPresent() && row.find()) {
            return script.placeOf(statement.rows().get(), Integer.parseInt(row.group(1)));
        }
        return statement.place();
    }

    /** Without the word ERROR, which the place is followed by already. */
    private static String words(SQLException failure) {
        ServerErrorMessage message = Failures.message(failure);
        String words = message == null ? null : message.getMessage();
        return words == null ? Failures.firstLine(failure) : words;
    }

    /** The call that the error is in, such as a line of a function. */
    private static String context(SQLException failure) {
        return where(failure).isEmpty() ? "" : "\n\nwhere: " + where(failure);
    }

    private static String where(SQLException failure) {
        ServerErrorMessage message = Failures.message(failure);
        String where = message == null ? null : message.getWhere();
        return where == null ? "" : where;
    }

    private static String hint(String code, String state) {
        return switch (state) {
            case Failures.LOCK_NOT_AVAILABLE ->
                "another transaction holds what it needs; find it in pg_stat_activity, or let the file wait longer:"
                        + " -- nself:lock-timeout=30s in its first lines";
            case CANCELLED ->
                code.equals("NS5006")
                        ? ""
                        : "it took longer than statement_timeout; -- nself:statement-timeout=600s in the first lines of the"
                                + " file lets it run longer, 0 as long as it takes";
            case "25001" ->
                "it cannot run in a transaction: give it a file of its own with -- nself:no-transaction in the first line";
            case "2D000" ->
                "it ends a transaction, which it may outside of one only: write -- nself:no-transaction in the first line";
            case "55P04" -> "a new value of an enum can be used once it is committed: use it in the next migration";
            case "42501" -> "the user must own what it changes, and may need GRANT CREATE on the schema";
            case "42P01", "42703", "42883", "42704", "3F000" ->
                "what it names does not exist here: look at search_path, at the order of the migrations, and at what was"
                        + " changed by hand";
            case "42P07", "42701", "42710", "42P06", "42723" ->
                "it is there already: somebody made it by hand, or another migration did";
            case "23502", "23503", "23505", "23514", "23P01" -> "rows do not fit: correct or delete them first";
            default -> "";
        };
    }
}
