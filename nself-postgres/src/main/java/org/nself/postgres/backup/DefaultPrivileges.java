package org.nself.postgres.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What others may do with whatever a role makes. Out of the way while objects are made anew, for they bring their own. */
final class DefaultPrivileges {

    /** The statements that take them back, of the user and of those that are not as they were. */
    private static final String STATEMENTS = """
            WITH standing AS (
                SELECT d.oid,
                       pg_catalog.concat_ws(' ', 'ALTER DEFAULT PRIVILEGES FOR ROLE',
                           pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(d.defaclrole)),
                           'IN SCHEMA ' || NULLIF(d.defaclnamespace, 0)::regnamespace::text) AS start,
                       CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
                            WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END AS kind,
                       d.defaclacl AS acl,
                       CASE WHEN d.defaclnamespace = 0
                            THEN pg_catalog.acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole)
                            ELSE pg_catalog.acldefault('c', d.defaclrole) END AS base
                  FROM pg_catalog.pg_default_acl d
                 WHERE d.defaclrole = current_user::regrole OR NOT pg_catalog.concat_ws(' ', 'of',
                           pg_catalog.pg_get_userbyid(d.defaclrole), 'in ' || NULLIF(d.defaclnamespace, 0)::regnamespace::text,
                           'on', d.defaclobjtype::text) = ANY (?::text[])
            )
            SELECT pg_catalog.concat_ws(' ', s.start, c.verb, c.privilege_type, 'ON', s.kind, c.direction,
                       CASE c.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(c.grantee)) END)
              FROM standing s
             CROSS JOIN LATERAL (
                   SELECT 0 AS place, 'REVOKE' AS verb, 'FROM' AS direction, a.grantee, a.privilege_type
                     FROM pg_catalog.aclexplode(s.acl) a
                    UNION ALL
                   SELECT 1, 'GRANT', 'TO', b.grantee, b.privilege_type FROM pg_catalog.aclexplode(s.base) b) c
             ORDER BY s.oid, c.place""";

    private final Connection connection;

    DefaultPrivileges(Connection connection) {
        this.connection = connection;
    }

    /** @param unchanged the identities of those that are as they were; those of others do no harm */
    void clear(Set<String> unchanged) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(STATEMENTS)) {
            statement.setArray(1, connection.createArrayOf("text", unchanged.toArray()));
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
                throw Refusals.running("the default privileges", sql, failure);
            }
        }
    }
}
