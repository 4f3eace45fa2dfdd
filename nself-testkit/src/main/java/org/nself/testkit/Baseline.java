package org.nself.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * What a clean copy of a template looks like. Copies are the same block by block: the same object has the same OID in each,
 * and a row the same transaction that wrote it.
 *
 * @param inPlace whether rows can be put back without anything of the database's own getting in the way
 * @param state how changes of the schema are found
 * @param catalog what it says of a clean copy
 * @param relations what it says of the relations of a clean copy
 * @param empty the tables without rows
 * @param filled the tables with rows
 * @param sequences where every sequence is
 */
record Baseline(
        boolean inPlace,
        CatalogState state,
        String catalog,
        String relations,
        List<Relation> empty,
        List<Filled> filled,
        Sequences sequences) {

    /** A table; its name is quoted and qualified. */
    record Relation(long oid, String name) {}

    /**
     * A table with rows.
     *
     * @param state how many there are and which transaction wrote the newest
     * @param columns those that can be copied, quoted
     * @param rows in the format of COPY
     */
    record Filled(Relation table, String state, String columns, String rows) {

        static String state(Relation table) {
            return "(SELECT count(*) || ':' || coalesce(max(xmin::text::bigint), 0) FROM ONLY " + table.name() + ")";
        }

        /** The state after that transaction has written all rows. */
        String stateAfter(String transaction) {
            return state.substring(0, state.indexOf(':') + 1) + transaction;
        }
    }

    /** The same place in each list is the same sequence. */
    record Sequences(List<Long> ids, List<Long> values, List<Boolean> called) {}

    /** More than this is copied faster with the whole database. */
    private static final int MOST_BYTES = 4 << 20;

    /**
     * Only a superuser can keep triggers from firing, others fire always. What a materialized view holds cannot be written,
     * and what large objects hold is not looked at.
     */
    private static final String IN_PLACE = """
            SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
               AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgenabled IN ('A', 'R'))
               AND NOT EXISTS (SELECT FROM pg_rewrite WHERE ev_enabled IN ('A', 'R'))
               AND NOT EXISTS (SELECT FROM pg_class WHERE relkind IN ('m', 'f'))
               AND NOT EXISTS (SELECT FROM pg_largeobject_metadata)""";

    private static final String TABLES = """
            SELECT c.oid, format('%I.%I', n.nspname, c.relname),
                   (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
                    WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''),
                   pg_relation_size(c.oid) > 0
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid >= 16384 AND c.relkind = 'r' AND c.relpersistence <> 't' AND n.nspname !~ '^pg_'
            ORDER BY c.oid""";

    private static final String SEQUENCES = """
            SELECT c.oid, format('%I.%I', n.nspname, c.relname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid >= 16384 AND c.relkind = 'S' AND c.relpersistence <> 't'
            ORDER BY c.oid""";

    static Baseline of(DataSource clean) {
        try (Connection connection = clean.getConnection();
                Statement statement = connection.createStatement()) {
            List<Relation> empty = new ArrayList<>();
            List<Filled> filled = new ArrayList<>();
            boolean small = tables(connection, empty, filled);
            CatalogState state = new CatalogState(text(statement, CatalogState.newestOfAll()));
            return new Baseline(
                    small && text(statement, IN_PLACE).equals("t"),
                    state,
                    text(statement, CatalogState.WITH + "SELECT " + state.expression()),
                    text(statement, "SELECT " + CatalogState.relations()),
                    List.copyOf(empty),
                    List.copyOf(filled),
                    sequences(connection));
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot read a clean database: " + failure.getMessage(), failure);
        }
    }

    private static boolean tables(Connection connection, List<Relation> empty, List<Filled> filled)
            throws SQLException {
        int bytes = 0;
        try (Statement statement = connection.createStatement();
                Statement reading = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                Relation table = new Relation(rows.getLong(1), rows.getString(2));
                if (!rows.getBoolean(4)
                        || !text(reading, "SELECT EXISTS (SELECT FROM ONLY " + table.name() + ")")
                                .equals("t")) {
                    empty.add(table);
                    continue;
                }
                String columns = "(" + rows.getString(3) + ")";
                String content = copied(connection, table, columns, MOST_BYTES - bytes);
                bytes += content.length();
                if (bytes >= MOST_BYTES) {
                    return false;
                }
                filled.add(new Filled(table, text(reading, "SELECT " + Filled.state(table)), columns, content));
            }
        }
        return true;
    }

    private static String copied(Connection connection, Relation table, String columns, int most) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (Long.parseLong(text(statement, "SELECT pg_table_size(" + table.oid() + ")")) > 2L * most) {
                return " ".repeat(most);
            }
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            new CopyManager(connection.unwrap(BaseConnection.class))
                    .copyOut("COPY " + table.name() + " " + columns + " TO STDOUT", content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return content.toString(UTF_8);
    }

    private static Sequences sequences(Connection connection) throws SQLException {
        List<Long> ids = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        List<Boolean> called = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                Statement reading = connection.createStatement();
                ResultSet sequences = statement.executeQuery(SEQUENCES)) {
            while (sequences.next()) {
                try (ResultSet state =
                        reading.executeQuery("SELECT last_value, is_called FROM " + sequences.getString(2))) {
                    state.next();
                    ids.add(sequences.getLong(1));
                    values.add(state.getLong(1));
                    called.add(state.getBoolean(2));
                }
            }
        }
        return new Sequences(ids, values, called);
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
