package org.nself.postgres.scratch;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.nself.EnvironmentException;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ds.common.BaseDataSource;

/** Finds out how to connect to another database of the server that a data source connects to. */
final class Elsewhere {

    private Elsewhere() {}

    /** Copies the driver's own data source, wrapped or not. */
    static Function<String, DataSource> of(DataSource dataSource) {
        BaseDataSource driver = driver(dataSource)
                .orElseThrow(() -> unknown(
                        "this data source cannot be pointed at another database: it is a "
                                + dataSource.getClass().getName(),
                        null));
        return name -> copy(driver, name);
    }

    private static Optional<BaseDataSource> driver(DataSource dataSource) {
        if (dataSource instanceof BaseDataSource driver) {
            return Optional.of(driver);
        }
        try {
            return dataSource.isWrapperFor(BaseDataSource.class)
                    ? Optional.of(dataSource.unwrap(BaseDataSource.class))
                    : Optional.empty();
        } catch (SQLException wrapsNothing) {
            return Optional.empty();
        }
    }

    private static DataSource copy(BaseDataSource driver, String name) {
        PGSimpleDataSource copy = new PGSimpleDataSource();
        try {
            copy.initializeFrom(driver);
        } catch (IOException | ClassNotFoundException failure) {
            throw unknown("the data source cannot be copied: " + failure, failure);
        }
        copy.setDatabaseName(name);
        return copy;
    }

    private static EnvironmentException unknown(String message, @Nullable Exception cause) {
        return new EnvironmentException(
                "NS6012",
                message,
                "call Nself.builder().scratch(name -> …) with a function that connects to the database of that name on"
                        + " the same server",
                cause);
    }
}
