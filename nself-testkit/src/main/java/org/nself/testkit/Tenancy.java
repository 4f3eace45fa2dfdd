package org.nself.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * This JVM among those that use a server. For as long as it lives it has a session whose application name is that of the
 * tenant: whoever sees databases of a tenant without one knows that they are left over.
 */
final class Tenancy {

    /** The comment of a database that stays. */
    static final String KEPT = "kept for a person by nself.test.keep";

    private static final String SESSION = "nself tests ";

    private static final String WITHOUT_KEPT =
            " AND shobj_description(oid, 'pg_database') IS DISTINCT FROM '" + KEPT + "'";

    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private final Maintenance maintenance;
    private final String prefix;
    private final @Nullable Connection presence;

    /** Enters; where everything is gone with this JVM there is nothing to clear away, neither now nor later. */
    Tenancy(Maintenance maintenance, String prefix, boolean endsWithJvm) {
        this.maintenance = maintenance;
        this.prefix = prefix;
        this.presence = enter(endsWithJvm);
    }

    String name() {
        return name;
    }

    private @Nullable Connection enter(boolean endsWithJvm) {
        Connection session;
        try {
            session = maintenance.open(SESSION + name);
        } catch (IllegalStateException unreachable) {
            // The first database that is asked for fails, and says why.
            return null;
        }
        if (!endsWithJvm) {
            clearLeftovers();
            Runtime.getRuntime().addShutdownHook(new Thread(this::leave));
        }
        return session;
    }

    private void clearLeftovers() {
        maintenance
                .texts(
                        "SELECT datname FROM pg_database WHERE starts_with(datname, ?)" + WITHOUT_KEPT
                                + " AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = '" + SESSION
                                + "' || split_part(substr(pg_database.datname, length(?) + 1), '_', 1))",
                        prefix,
                        prefix)
                .forEach(this::dropIfPossible);
    }

    private void leave() {
        try {
            maintenance
                    .texts(
                            "SELECT datname FROM pg_database WHERE starts_with(datname, ?)" + WITHOUT_KEPT,
                            prefix + name + "_")
                    .forEach(this::dropIfPossible);
            if (presence != null) {
                presence.close();
            }
        } catch (SQLException | IllegalStateException gone) {
            // The next JVM clears away what is left.
        }
    }

    private void dropIfPossible(String database) {
        try {
            maintenance.drop(database);
        } catch (IllegalStateException refused) {
            // One of another user, say: it is no reason for anybody to have no server.
        }
    }
}
