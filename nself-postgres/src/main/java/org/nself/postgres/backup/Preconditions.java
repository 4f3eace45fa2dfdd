package org.nself.postgres.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.nself.spi.Structure;

/** What must hold before anything is changed. */
final class Preconditions {

    /** The server sets aside somewhat more room than it promises. */
    private static final int SLACK = 2;

    /** A table with its types, the table that holds its long values, and the index of that. */
    private static final int LOCKS_OF_TABLE = 5;

    private final Connection connection;

    Preconditions(Connection connection) {
        this.connection = connection;
    }

    void checkEncoding(State state) throws SQLException {
        String encoding = text("SELECT pg_catalog.current_setting('server_encoding')");
        if (!encoding.equals(state.encoding())) {
            throw Refusals.encodings(state.encoding(), encoding);
        }
    }

    /**
     * What goes and what comes is locked until the end. Refuses what certainly fails: the rest the server refuses in the
     * middle, which changes nothing either and takes longer.
     */
    void checkLocks(Structure now, Structure copied) throws SQLException {
        long needed = locks(now, copied);
        long room = Long.parseLong(text("SELECT pg_catalog.current_setting('max_locks_per_transaction')::bigint"
                + " * (pg_catalog.current_setting('max_connections')::bigint"
                + " + pg_catalog.current_setting('max_prepared_transactions')::bigint)"));
        checkLocks(needed, room);
    }

    /** @param room for as many the server promises */
    static void checkLocks(long needed, long room) {
        if (needed > SLACK * room) {
            throw Refusals.locks(needed, room);
        }
    }

    /** As many as restoring takes at the least. */
    static long locks(Structure now, Structure copied) {
        return Math.max(locks(now), locks(copied));
    }

    private static long locks(Structure structure) {
        return structure.items().stream()
                .mapToLong(item -> switch (item.kind()) {
                    case "table", "materialized view" -> LOCKS_OF_TABLE;
                    case "index", "sequence", "view", "partitioned table" -> 1;
                    default -> 0;
                })
                .sum();
    }

    private String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
