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

    /** Rows are dropped as they come: a script may call a function for each row of a large table. */
    private static final int FLAGS = QueryExecutor.QUERY_EXECUTE_AS_SIMPLE | QueryExecutor.QUERY_NO_RESULTS;

    private PlainSql() {}

    /** How many rows it changed; empty when it returned rows. */
    public static OptionalLong execute(Statement statement, String sql) throws SQLException {
        BaseStatement driver = statement.unwrap(BaseStatement.class);
        QueryExecutor executor =
                statement.getConnection().unwrap(BaseConnection.class).getQueryExecutor();
        Query query = executor.wrap(List.of(new NativeQuery(sql, SqlCommand.BLANK)));
        boolean hasRows = driver.executeWithFlags(new CachedQuery(sql, query, false), FLAGS);
        return hasRows ? OptionalLong.empty() : OptionalLong.of(Math.max(0, statement.getLargeUpdateCount()));
    }
}
