package org.nself.postgres.execute;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes that a connection was lost before it could be given back. The failure that matters has been thrown already;
 * the server rolls back what was open.
 */
final class LostConnection {

    private static final Logger LOG = LoggerFactory.getLogger(LostConnection.class);

    private LostConnection() {}

    static void log(SQLException lost) {
        LOG.debug("the connection was lost before it was closed", lost);
    }
}
