package org.nself.spi;

import static java.util.Objects.requireNonNull;

import javax.sql.DataSource;
import org.nself.plan.Policy;

/** Everything nself knows about one kind of database. Stateless, thread-safe, found by {@link java.util.ServiceLoader}. */
public interface Dialect {

    /**
     * Opens one connection, which {@link Database#close()} gives back. No statement is sent.
     *
     * @throws org.nself.NselfException when no connection can be had
     */
    Database open(DataSource dataSource, Settings settings);

    /**
     * What the facade tells the dialect.
     *
     * @param historyTable the table that remembers what was applied, with its namespace
     */
    record Settings(String historyTable, Policy policy) {

        public Settings {
            requireNonNull(historyTable, "historyTable");
            requireNonNull(policy, "policy");
        }
    }
}
