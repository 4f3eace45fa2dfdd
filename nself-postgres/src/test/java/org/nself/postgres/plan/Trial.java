package org.nself.postgres.plan;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server says before a statement, to be compared with what it says after, in the same transaction. */
final class Trial {

    /** Weakest first. */
    static final List<String> MODES = List.of(
            "ACCESS SHARE",
            "ROW SHARE",
            "ROW EXCLUSIVE",
            "SHARE UPDATE EXCLUSIVE",
            "SHARE",
            "SHARE ROW EXCLUSIVE",
            "EXCLUSIVE",
            "ACCESS EXCLUSIVE");

    private static final Pattern VERIFYING = Pattern.compile("verifying table \"(.+)\"");
    private static final String OURS =
            " c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('knowledge', 'elsewhere', 'beyond'))";

    /** A relation; for an index, also the table that it belongs to. */
    private record Relation(String name, String kind, long file, long table) {
        boolean isIndex() {
            return kind.equals("i") || kind.equals("I");
        }

        boolean isTable() {
            return kind.equals("r") || kind.equals("m");
        }
    }

    private final Connection connection;
    private final Map<Long, Relation> before;
    private final Set<String> statistics;
    private final Map<Long, Long> reads;

    private Trial(Connection connection, Map<Long, Relation> before, Set<String> statistics, Map<Long, Long> reads) {
        this.connection = connection;
        this.before = before;
        this.statistics = statistics;
        this.reads = reads;
    }

    static Trial before(Connection connection) throws SQLException {
        return new Trial(connection, relations(connection), statistics(connection), reads(connection));
    }

    Effect after(List<String> messages) throws SQLException {
        Map<Long, Relation> after = relations(connection);
        Set<String> rewrites = new TreeSet<>();
        Set<String> builds = new TreeSet<>();
        before.forEach((oid, old) -> {
            Relation now = after.get(oid);
            if (old.isTable() && now != null && now.file() != old.file()) {
                rewrites.add(old.name());
            }
        });
        after.forEach((oid, now) -> {
            Relation table = before.get(now.table());
            boolean changed = !before.containsKey(oid) || before.get(oid).file() != now.file();
            if (now.kind().equals("i") && table != null && changed && !isAdopted(oid, now)) {
                builds.add(table.name());
            }
        });
        Set<String> scans = new TreeSet<>();
        messages.forEach(message -> {
            Matcher verifying = VERIFYING.matcher(message);
            if (verifying.find()) {
                scans.add(verifying.group(1));
            }
        });
        read().stream()
                .filter(table -> !rewrites.contains(table) && !builds.contains(table))
                .forEach(scans::add);
        return new Effect(locks(), rewrites, scans, builds, forgotten(), true, "", "");
    }

    /** An index that another one became has its file already. */
    private boolean isAdopted(long oid, Relation now) {
        return before.entrySet().stream()
                .anyMatch(entry -> entry.getKey() != oid && entry.getValue().file() == now.file());
    }

    /** The strongest lock on each relation that was there, but not those of what hangs on a table that is locked in full. */
    private Map<String, String> locks() throws SQLException {
        Map<Long, String> strongest = locks(connection, "pid = pg_backend_pid() AND granted");
        Map<String, String> locks = new TreeMap<>();
        strongest.forEach((oid, mode) -> {
            Relation relation = before.get(oid);
            boolean covered = relation != null
                    && relation.isIndex()
                    && (MODES.indexOf(strongest.getOrDefault(relation.table(), MODES.getFirst()))
                            >= MODES.indexOf(mode));
            if (relation != null && !covered && !mode.equals(MODES.getFirst())) {
                locks.put(relation.name(), mode);
            }
        });
        return locks;
    }

    /** The strongest lock on each relation, by the oid of the relation. */
    static Map<Long, String> locks(Connection connection, String which) throws SQLException {
        Map<Long, String> strongest = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT relation, mode FROM pg_locks WHERE locktype = 'relation' AND database ="
                                + " (SELECT oid FROM pg_database WHERE datname = current_database()) AND " + which)) {
            while (rows.next()) {
                strongest.merge(rows.getLong(1), words(rows.getString(2)), Trial::stronger);
            }
        }
        return strongest;
    }

    /** Whether a relation is one of ours. */
    static final String ARE_OURS = "relation IN (SELECT c.oid FROM pg_class c WHERE" + OURS + ")";

    static String name(Connection connection, long oid) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT relname FROM pg_class WHERE oid = " + oid)) {
            row.next();
            return row.getString(1);
        }
    }

    /** {@code AccessExclusiveLock} as the manual says it. */
    private static String words(String mode) {
        return mode.replaceAll("Lock$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toUpperCase(Locale.ROOT);
    }

    private static String stronger(String one, String other) {
        return MODES.indexOf(one) >= MODES.indexOf(other) ? one : other;
    }

    /** The tables that were there and were read from the first row to the last. */
    private Set<String> read() throws SQLException {
        Set<String> tables = new TreeSet<>();
        reads(connection).forEach((oid, count) -> {
            Relation relation = before.get(oid);
            if (relation != null && count > reads.getOrDefault(oid, 0L)) {
                tables.add(relation.name());
            }
        });
        return tables;
    }

    /** How often each table was read as a whole, by what this session has not yet reported. */
    private static Map<Long, Long> reads(Connection connection) throws SQLException {
        Map<Long, Long> reads = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT c.oid, pg_stat_get_xact_numscans(c.oid) FROM pg_class c"
                        + " WHERE c.relkind IN ('r', 'm') AND" + OURS)) {
            while (rows.next()) {
                reads.put(rows.getLong(1), rows.getLong(2));
            }
        }
        return reads;
    }

    private Set<String> forgotten() throws SQLException {
        Set<String> gone = new TreeSet<>(statistics);
        gone.removeAll(statistics(connection));
        Set<String> columns = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT a.attrelid || ' ' || a.attnum FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                                + " WHERE NOT a.attisdropped AND" + OURS)) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        gone.retainAll(columns);
        Set<String> tables = new TreeSet<>();
        for (String column : gone) {
            long table = Long.parseLong(column.substring(0, column.indexOf(' ')));
            tables.add(requireNonNull(before.get(table), "a table whose statistics were there")
                    .name());
        }
        return tables;
    }

    private static Set<String> statistics(Connection connection) throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT s.starelid || ' ' || s.staattnum FROM pg_statistic s JOIN pg_class c ON c.oid = s.starelid"
                                + " WHERE" + OURS)) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }

    private static Map<Long, Relation> relations(Connection connection) throws SQLException {
        Map<Long, Relation> relations = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT c.oid, c.relname, c.relkind, c.relfilenode, coalesce(i.indrelid, 0) FROM pg_class c"
                                + " LEFT JOIN pg_index i ON i.indexrelid = c.oid WHERE" + OURS)) {
            while (rows.next()) {
                relations.put(
                        rows.getLong(1),
                        new Relation(rows.getString(2), rows.getString(3), rows.getLong(4), rows.getLong(5)));
            }
        }
        return relations;
    }
}
