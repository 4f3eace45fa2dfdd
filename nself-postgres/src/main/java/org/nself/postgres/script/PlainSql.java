package org.nself.postgres.script;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.BaseStatement;
import org.postgresql.core.CachedQuery;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.SqlCommand;

/**
 * Sends one statement of SQL as it is, as psql does. The driver's own way to the server splits at semicolons first and
 * takes {@code ??} for an escaped {@code ?}; it cuts {@code E'a''\';'} in two, for one (42.7.14). What is used instead
 * is the same in the driver's versions 42.2 to 42.7.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-SIMPLE-QUERY">PostgreSQL: simple
 *     query</a>
 */
public final class PlainSql {

    private PlainSql() {}

    /**
     * How many rows it changed; empty when it returned rows. These are dropped as they come: a script may call a function
     * for each row of a large table.
     */
    public static OptionalLong execute(Statement statement, String sql) throws SQLException {
        boolean hasRows = send(statement, sql, QueryExecutor.QUERY_NO_RESULTS);
        return hasRows ? OptionalLong.empty() : OptionalLong.of(Math.max(0, statement.getLargeUpdateCount()));
    }

    /**
     * Sends several queries as one message, whose results the statement has in their order. Prepared by the driver, the
     * second of them would be asked for the columns of the first once both are in its cache.
     */
    public static void ask(Statement statement, List<String> queries) throws SQLException {
        send(statement, String.join("; ", queries), 0);
    }

    private static boolean send(Statement statement, String sql, int flags) throws SQLException {
        BaseStatement driver = statement.unwrap(BaseStatement.class);
        QueryExecutor executor =
                statement.getConnection().unwrap(BaseConnection.class).getQueryExecutor();
        Query query = executor.wrap(List.of(new NativeQuery(sql, SqlCommand.BLANK)));
        return driver.executeWithFlags(
                new CachedQuery(sql, query, false), flags | QueryExecutor.QUERY_EXECUTE_AS_SIMPLE);
    }
}
