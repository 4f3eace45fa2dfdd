package org.nself.postgres.hasura;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.nself.EnvironmentException;

/** Where Hasura keeps its state: one transaction at a time, with waits that end. */
final class MetadataDatabase {

    /** What runs in the transaction. */
    @FunctionalInterface
    interface Work {
        void run(Connection connection) throws SQLException;
    }

    private static final String LIMITS = "SET LOCAL lock_timeout = '5s'; SET LOCAL statement_timeout = '30s'";
    private static final String UNDEFINED_TABLE = "42P01";

    private final DataSource source;

    MetadataDatabase(DataSource source) {
        this.source = source;
    }

    void run(Work work) {
        try (Connection connection = source.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (Statement limits = connection.createStatement()) {
                limits.execute(LIMITS);
                work.run(connection);
                connection.commit();
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException failure) {
            throw UNDEFINED_TABLE.equals(failure.getSQLState()) ? noState() : failed(failure);
        }
    }

    static EnvironmentException noState() {
        return new EnvironmentException(
                "NS6402",
                "Hasura has no state in this database",
                "give the metadata database (HASURA_GRAPHQL_METADATA_DATABASE_URL), and let Hasura start on it once",
                null);
    }

    private static EnvironmentException failed(SQLException failure) {
        return new EnvironmentException(
                "NS6401",
                "Hasura's state could not be written: " + failure.getMessage(),
                "check the data source of the metadata database; the next call of nself makes it good",
                failure);
    }
}
