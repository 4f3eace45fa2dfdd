package org.nself.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.nself.schema.QualifiedName;
import org.nself.schema.Table;

/**
 * A database as it was at one moment.
 *
 * @param rows for each table how many it has and what they add up to, whatever the order of rows and columns
 */
record Moment(FoundDatabase found, Identities identities, Map<QualifiedName, String> rows) {

    static Moment of(DataSource source) {
        FoundDatabase found = FoundDatabase.look(source);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            Map<QualifiedName, String> rows = new LinkedHashMap<>();
            for (Table table : found.schema().tables()) {
                rows.put(table.name(), sum(table.name(), statement));
            }
            return new Moment(found, Identities.of(statement), rows);
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot look at the rows: " + failure.getMessage(), failure);
        }
    }

    private static String sum(QualifiedName table, Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery(
                "SELECT count(*) || ' rows', coalesce(sum(hashtextextended(to_jsonb(t)::text, 0)), 0) FROM ONLY "
                        + QuotedName.of(table) + " AS t")) {
            answer.next();
            return answer.getString(1) + "/" + answer.getString(2);
        }
    }

    /**
     * The tables whose rows are others now, a line each.
     *
     * @param except those that do not count; empty when none does
     */
    List<String> otherRows(Moment now, Optional<Set<QualifiedName>> except) {
        List<String> others = new ArrayList<>();
        if (except.isEmpty()) {
            return others;
        }
        rows.forEach((table, was) -> {
            String is = now.rows.get(table);
            if (is != null && !is.equals(was) && !except.get().contains(table)) {
                others.add(table + ": " + told(was, is));
            }
        });
        return others;
    }

    private static String told(String was, String is) {
        String before = was.substring(0, was.indexOf('/'));
        String after = is.substring(0, is.indexOf('/'));
        return before.equals(after) ? before + ", with other values" : after + ", was " + before;
    }
}
