package org.nself.testkit;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.nself.Nself;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that the extension holds for a test or a class; JUnit closes it when that ends. */
record HeldDatabase(TestDatabases databases, TestDatabase database, AtomicBoolean kept) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeldDatabase.class);

    private static final String KEEP = "nself.test.keep";

    static HeldDatabase create(TestDatabases databases) {
        return new HeldDatabase(databases, databases.create(), new AtomicBoolean());
    }

    Nself nself() {
        return databases.nself(database.dataSource());
    }

    /** A test that used it failed: when a person asked for it, it stays. */
    void failed(ExtensionContext test) {
        if (Boolean.getBoolean(KEEP) && kept.compareAndSet(false, true)) {
            LOG.warn("{} failed and left its database: {}", test.getDisplayName(), database.url());
            test.publishReportEntry("nself.database", database.url());
        }
    }

    @Override
    public void close() {
        if (kept.get()) {
            database.keep();
        } else {
            database.close();
        }
    }
}
