package org.nself.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.nself.postgres.execute.Failures;
import org.nself.postgres.execute.PostgresDatabase;
import org.nself.spi.Database;
import org.nself.spi.Dialect;

/**
 * PostgreSQL 13 to 18. Found by {@link java.util.ServiceLoader}; applications need not name it.
 *
 * <p>jOOQ, which renders the SQL of a plan, is loaded when a plan is made and not before.
 */
public final class PostgresDialect implements Dialect {

    /** For {@link java.util.ServiceLoader}. */
    public PostgresDialect() {}

    @Override
    public Database open(DataSource dataSource, Settings settings) {
        Connection connection;
        try {
            connection = dataSource.getConnection();
        } catch (SQLException refused) {
            throw Failures.connecting(refused);
        }
        return PostgresDatabase.over(connection, settings);
    }
}
