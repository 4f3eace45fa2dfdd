package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Utils;

/** Names and texts as the driver quotes them: what a boot with nothing to do runs must not load the renderer. */
final class Quoted {

    private Quoted() {}

    static String identifier(String name) throws SQLException {
        return Utils.escapeIdentifier(null, name).toString();
    }

    /** For the session as it is, which {@code standard_conforming_strings} belongs to. */
    static String literal(Connection session, String text) throws SQLException {
        return "'" + session.unwrap(BaseConnection.class).escapeString(text) + "'";
    }
}
