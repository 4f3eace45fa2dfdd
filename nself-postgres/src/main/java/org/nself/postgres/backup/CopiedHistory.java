package org.nself.postgres.backup;

import java.sql.SQLException;
import java.util.List;

/** Where nself's history is. It does not count as part of what a database is made of, and its rows are always copied. */
public interface CopiedHistory {

    /** Not quoted. */
    String namespace();

    /** What its tables are called, whether they are there or not; not quoted. */
    List<String> tables();

    /** Makes one of them, and the namespace where it is missing. */
    void create(String table) throws SQLException;
}
