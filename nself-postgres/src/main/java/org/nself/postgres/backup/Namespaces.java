package org.nself.postgres.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.nself.spi.Structure.Item;

/**
 * Makes a namespace that is there what it was: its owner, who may use it, and what is said about it. It cannot be dropped
 * and made anew, for nself's history or an extension may be in it.
 */
final class Namespaces {

    private static final String OWNER = "OWNER ";
    private static final String PRIVILEGES = "ACL ";
    private static final String COMMENT = "COMMENT ";

    /** The statements, from the namespace, its owner and its privileges as the server writes them. */
    private static final String STATEMENTS = """
            WITH wanted AS (SELECT ?::text AS name, ?::text AS owner, pg_catalog.string_to_array(?, ', ')::aclitem[] AS acl, ?::text AS comment)
            SELECT pg_catalog.format('ALTER SCHEMA %s OWNER TO %I', w.name, w.owner)
              FROM wanted w
              JOIN pg_catalog.pg_namespace n ON n.oid = pg_catalog.to_regnamespace(w.name)
             WHERE pg_catalog.pg_get_userbyid(n.nspowner) <> w.owner
             UNION ALL
            (SELECT pg_catalog.format('REVOKE ALL ON SCHEMA %s FROM %s CASCADE', w.name,
                       CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END)
              FROM wanted w
              JOIN pg_catalog.pg_namespace n ON n.oid = pg_catalog.to_regnamespace(w.name)
             CROSS JOIN LATERAL pg_catalog.aclexplode(COALESCE(n.nspacl, pg_catalog.acldefault('n', n.nspowner))) a
             GROUP BY w.name, a.grantee)
             UNION ALL
            SELECT pg_catalog.format('GRANT %s ON SCHEMA %s TO %s%s', a.privilege_type, w.name,
                       CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END,
                       CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
              FROM wanted w
             CROSS JOIN LATERAL pg_catalog.aclexplode(w.acl) a
             UNION ALL
            SELECT pg_catalog.format('COMMENT ON SCHEMA %s IS %L', w.name, w.comment) FROM wanted w""";

    private final Connection connection;

    Namespaces(Connection connection) {
        this.connection = connection;
    }

    /** @param copied the item of a namespace */
    void align(Item copied) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(STATEMENTS)) {
            statement.setString(1, copied.identity());
            statement.setString(2, line(copied, OWNER));
            statement.setString(3, line(copied, PRIVILEGES));
            int comment = copied.definition().indexOf("\n" + COMMENT);
            statement.setString(4, comment < 0 ? null : copied.definition().substring(comment + 1 + COMMENT.length()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    statements.add(row.getString(1));
                }
            }
        }
        for (String sql : statements) {
            try {
                CopySession.execute(connection, sql);
            } catch (SQLException failure) {
                throw Refusals.running(copied.toString(), sql, failure);
            }
        }
    }

    private static String line(Item item, String start) {
        return item.definition()
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .map(line -> line.substring(start.length()))
                .orElse("");
    }
}
