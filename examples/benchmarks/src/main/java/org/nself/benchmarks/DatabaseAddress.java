package org.nself.benchmarks;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a database is reached. */
record DatabaseAddress(String url) {

    /** Opens a connection whenever it is asked for one. */
    DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        return source;
    }
}
