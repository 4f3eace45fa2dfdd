package org.nself.postgres.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.nself.BackupException;
import org.nself.NselfException;
import org.nself.StatementFailedException;
import org.nself.postgres.script.PassingState;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Why a copy was not made or not restored, in nself's words. */
final class Refusals {

    static final String OUT_OF_SHARED_MEMORY = "53200";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String UNCHANGED = "\nnothing was changed";

    private static final String ALL_ROWS =
            "the user must be allowed to read all that is copied, and to see every row: let it own the tables (without"
                    + " FORCE ROW LEVEL SECURITY), or give it SELECT and the attribute BYPASSRLS";

    /** More than that, nobody reads. */
    private static final int SHOWN = 40;

    private Refusals() {}

    static BackupException uncovered(String engine, List<String> what) {
        return new BackupException(
                "NS7020",
                "the engine " + engine
                        + " cannot copy all that is there, and writes no copy that could not be restored:"
                        + listed(what),
                "leave out the schemas that hold it, or choose another engine",
                null);
    }

    static BackupException locked(List<String> holders, SQLException failure) {
        return new BackupException(
                "NS7021",
                "a table could not be locked in time for reading, because another session changes it: "
                        + firstLine(failure) + listed(holders),
                "try again when that session is done, or raise Policy.lockTimeout",
                failure);
    }

    static BackupException hidden(List<String> tables) {
        return new BackupException(
                "NS7022",
                "policies of row level security hide rows from the user, so that these tables could not be copied whole:"
                        + listed(tables),
                ALL_ROWS,
                null);
    }

    static BackupException reading(String what, SQLException failure) {
        boolean forbidden = state(failure).equals(INSUFFICIENT_PRIVILEGE);
        return new BackupException(
                "NS7022",
                "could not read " + what + " for the copy: " + firstLine(failure) + " (" + state(failure) + ")",
                forbidden ? ALL_ROWS : "",
                failure);
    }

    static BackupException writing(String what, Path file, IOException failure) {
        return new BackupException(
                "NS7023",
                "could not write " + what + " to " + file + ": " + reason(failure),
                "see that there is room on that disk and that the directory can be written to",
                failure);
    }

    static BackupException restless() {
        return new BackupException(
                "NS7024",
                "tables came and went faster than they could be locked",
                "make the copy while nobody creates or drops tables",
                null);
    }

    static BackupException unknownTables(Collection<String> tables) {
        return new BackupException(
                "NS7025",
                "rows of tables are to be copied that are not there:" + listed(tables),
                "name them as schema.table, quoted where the server quotes them",
                null);
    }

    static BackupException unknownEngine(String engine, List<String> engines) {
        return new BackupException(
                "NS7026", "there is no engine " + engine, "the engines are " + String.join(", ", engines), null);
    }

    static BackupException encodings(String then, String now) {
        return new BackupException(
                "NS7030",
                "the copy is of a database with the encoding " + then + ", and this one has " + now + UNCHANGED,
                "restore it into a database with the encoding " + then,
                null);
    }

    static BackupException locks(long needed, long there) {
        return new BackupException(
                "NS7031",
                "restoring takes about " + needed + " locks in one transaction, and the server has room for about "
                        + there + UNCHANGED,
                "raise max_locks_per_transaction on the server; it is max_connections times that",
                null);
    }

    static BackupException kept(List<String> differences) {
        return new BackupException(
                "NS7032",
                "tables whose rows are not in the copy are not as they were, so that their rows could not be kept:"
                        + listed(differences) + UNCHANGED,
                "bring them back by hand, or restore a copy that has their rows",
                null);
    }

    static BackupException outside(List<String> differences) {
        return new BackupException(
                "NS7033",
                "objects outside of what was copied depend on what has to go:" + listed(differences) + UNCHANGED,
                "drop them and create them again afterwards",
                null);
    }

    /** What passes by itself is another's to try again. */
    static NselfException running(String what, String statement, SQLException failure) {
        String state = state(failure);
        return PassingState.passes(state) ? passing(what, statement, failure) : refused(what, statement, failure);
    }

    private static StatementFailedException passing(String what, String statement, SQLException failure) {
        boolean lock = state(failure).equals(PassingState.LOCK_NOT_AVAILABLE);
        String message = lock
                ? "a lock for restoring " + what + " was not to be had in time"
                : "could not restore " + what + ": " + firstLine(failure) + " (" + state(failure) + ")";
        return new StatementFailedException(
                lock ? "NS5002" : "NS5001",
                message + UNCHANGED + "\n\n" + statement + detail(failure),
                lock ? "another transaction holds it; find it in pg_stat_activity, or raise Policy.lockTimeout" : "",
                new StatementFailedException.Details(
                        state(failure), statement, OptionalInt.empty(), Optional.empty(), Optional.empty(), true),
                failure);
    }

    private static BackupException refused(String what, String statement, SQLException failure) {
        String state = state(failure);
        String hint = switch (state) {
            case INSUFFICIENT_PRIVILEGE ->
                "the user must own what is there and be a member of the roles that owned what was copied";
            case OUT_OF_SHARED_MEMORY -> "raise max_locks_per_transaction on the server";
            default -> "";
        };
        return new BackupException(
                state.equals(OUT_OF_SHARED_MEMORY) ? "NS7031" : "NS7034",
                "could not restore " + what + ": " + firstLine(failure) + " (" + state + ")" + detail(failure)
                        + UNCHANGED + "\n\n" + statement,
                hint,
                failure);
    }

    static BackupException rows(String table, long expected, long loaded) {
        return new BackupException(
                "NS7035",
                "the copy has " + loaded + " rows of " + table + " where it should have " + expected + UNCHANGED,
                "the files were changed or are not of one copy; take another one",
                null);
    }

    static BackupException different(List<String> differences) {
        return new BackupException(
                "NS7036",
                "what was restored does not equal what was copied (- was copied, + is there, ~ differs):"
                        + listed(differences) + UNCHANGED,
                "the server may be of another version, or the user may not own everything; restore as the user who"
                        + " made it, into the server it came from",
                null);
    }

    static BackupException unreadable(Path file, Exception failure) {
        return new BackupException(
                "NS7037", "could not read " + file + ": " + reason(failure) + UNCHANGED, "take another copy", failure);
    }

    static BackupException noTransaction() {
        return new BackupException("NS7039", "restoring needs a transaction", "call Database.begin() first", null);
    }

    static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }

    private static String firstLine(SQLException failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static String detail(SQLException failure) {
        @Nullable
        ServerErrorMessage said = failure instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
        String detail = said == null || said.getDetail() == null ? "" : "\n" + said.getDetail();
        return said == null || said.getWhere() == null ? detail : detail + "\n" + said.getWhere();
    }

    private static String reason(Exception failure) {
        return failure.getClass().getSimpleName() + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
    }

    private static String listed(Collection<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.stream().limit(SHOWN).forEach(line -> text.append("\n  ").append(line));
        return lines.size() > SHOWN
                ? text.append("\n  and ")
                        .append(lines.size() - SHOWN)
                        .append(" more")
                        .toString()
                : text.toString();
    }
}
