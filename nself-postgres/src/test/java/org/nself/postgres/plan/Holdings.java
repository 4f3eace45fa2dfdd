package org.nself.postgres.plan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a database holds.
 *
 * @param values a digest of what each column holds
 * @param numbers where each sequence stands
 * @param declarations columns, constraints, indexes and the like, in no order
 */
record Holdings(Set<String> values, Set<String> numbers, Set<String> declarations) {

    private static final String OURS = "relnamespace::regnamespace::text IN ('knowledge', 'elsewhere', 'beyond')";

    private static final List<String> DECLARATIONS = List.of(
            "SELECT concat_ws(' ', c.oid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attidentity,"
                    + " attgenerated, attstorage, attcollation, nullif(attstattarget, -1), attoptions,"
                    + " pg_get_expr(adbin, adrelid)) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
                    + " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
                    + " WHERE attnum > 0 AND NOT attisdropped AND relkind <> 'i' AND " + OURS,
            "SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(o.oid)) FROM pg_constraint o"
                    + " JOIN pg_class c ON c.oid = o.conrelid WHERE " + OURS,
            "SELECT pg_get_indexdef(oid) FROM pg_class c WHERE relkind IN ('i', 'I') AND " + OURS,
            "SELECT concat_ws(' ', oid::regclass, relkind, relpersistence, relreplident, relrowsecurity, reloptions,"
                    + " pg_get_expr(relpartbound, oid)) FROM pg_class c WHERE relkind <> 't' AND " + OURS,
            "SELECT concat_ws(' ', enumtypid::regtype, rank() OVER (PARTITION BY enumtypid ORDER BY enumsortorder), enumlabel)"
                    + " FROM pg_enum",
            "SELECT concat_ws(' ', seqrelid::regclass, seqtypid, seqincrement, seqmin, seqmax, seqcycle) FROM pg_sequence",
            "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_'",
            "SELECT concat_ws(' ', tgname, tgenabled) FROM pg_trigger WHERE NOT tgisinternal",
            "SELECT concat_ws(' ', d.classoid, description) FROM pg_description d JOIN pg_class c ON c.oid = d.objoid WHERE "
                    + OURS);

    static Holdings of(Connection connection) throws SQLException {
        Set<String> declarations = new TreeSet<>();
        for (String query : DECLARATIONS) {
            declarations.addAll(texts(connection, query));
        }
        String digests = texts(
                        connection,
                        "SELECT format('SELECT %1$L || md5(coalesce(string_agg(coalesce(%2$I::text, %5$L), %6$L ORDER BY id),"
                                + " %6$L)) FROM %3$I.%4$I', concat_ws('.', nspname, relname, attname) || ' ', attname,"
                                + " nspname, relname, 'null', ', ') FROM pg_class c JOIN pg_namespace n"
                                + " ON n.oid = relnamespace JOIN pg_attribute a ON a.attrelid = c.oid"
                                + " WHERE attnum > 0 AND NOT attisdropped AND relkind = 'r' AND " + OURS)
                .stream()
                .collect(Collectors.joining(" UNION ALL "));
        Set<String> values = digests.isEmpty() ? Set.of() : new TreeSet<>(texts(connection, digests));
        return new Holdings(
                values,
                new TreeSet<>(texts(
                        connection,
                        "SELECT sequencename || ' ' || coalesce(last_value, 0) FROM pg_sequences WHERE schemaname IN"
                                + " ('knowledge', 'elsewhere', 'beyond')")),
                declarations);
    }

    String missingIn(Holdings after) {
        List<String> lost = new ArrayList<>();
        if (!values.equals(after.values)) {
            lost.add("values");
        }
        if (!declarations.equals(after.declarations)) {
            lost.add("declarations");
        }
        if (!numbers.equals(after.numbers)) {
            lost.add("where sequences stand");
        }
        return String.join(" and ", lost);
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw new SQLException(query, failure);
        }
    }
}
