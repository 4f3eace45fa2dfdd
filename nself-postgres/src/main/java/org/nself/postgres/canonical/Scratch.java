package org.nself.postgres.canonical;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.diff.Change;
import org.nself.postgres.introspect.Parentheses;
import org.nself.postgres.render.Renderer;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Index;
import org.nself.schema.QualifiedName;
import org.nself.schema.Table;

/**
 * Asks PostgreSQL how it prints expressions: builds them on temporary tables, reads them back, and rolls all of it back
 * to a savepoint. All questions go in one message; only when the server refuses one are they asked one by one.
 */
final class Scratch {

    /** A table whose defaults, checks and indexed expressions are to be printed, under a name of its own. */
    private record Question(QualifiedName name, Table table) {}

    private static final String DEFAULTS = """
            SELECT c.relname, a.attname, pg_catalog.pg_get_expr(d.adbin, d.adrelid)
            FROM pg_catalog.pg_attrdef d
            JOIN pg_catalog.pg_class c ON c.oid = d.adrelid
            JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
            WHERE c.relnamespace = pg_catalog.pg_my_temp_schema()""";

    private static final String CHECKS = """
            SELECT c.relname, k.conname, pg_catalog.pg_get_expr(k.conbin, k.conrelid)
            FROM pg_catalog.pg_constraint k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
            WHERE k.contype = 'c' AND c.relnamespace = pg_catalog.pg_my_temp_schema()""";

    private static final String INDEXED = """
            SELECT t.relname, c.relname, pg_catalog.pg_get_indexdef(i.indexrelid, 1, false)
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
            JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
            WHERE t.relnamespace = pg_catalog.pg_my_temp_schema()""";

    private final Connection connection;
    private final Renderer renderer;

    Scratch(Connection connection, Renderer renderer) {
        this.connection = connection;
        this.renderer = renderer;
    }

    /** The answers in the order of the tables; nothing of it is left on the server. */
    List<Texts> ask(List<Table> tables) throws SQLException {
        List<Question> questions = new ArrayList<>();
        for (Table table : tables) {
            questions.add(new Question(new QualifiedName("pg_temp", "nself_scratch_" + questions.size()), table));
        }
        Savepoint before = connection.setSavepoint();
        try {
            buildTogether(questions);
            return read(questions);
        } finally {
            connection.rollback(before);
        }
    }

    private void buildTogether(List<Question> questions) throws SQLException {
        List<String> statements = new ArrayList<>();
        questions.forEach(question -> {
            statements.add(table(question));
            statements.addAll(expressions(question));
        });
        Savepoint before = connection.setSavepoint();
        try {
            execute(String.join(";\n", statements));
        } catch (SQLException refused) {
            connection.rollback(before);
            buildOneByOne(questions);
        }
    }

    /** What the server refuses has no text; the statement that needs it will say why, in its own place. */
    private void buildOneByOne(List<Question> questions) throws SQLException {
        for (Question question : questions) {
            if (attempt(table(question))) {
                for (String expression : expressions(question)) {
                    attempt(expression);
                }
            }
        }
    }

    private boolean attempt(String statement) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            execute(statement);
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException refused) {
            connection.rollback(before);
            return false;
        }
    }

    private String table(Question question) {
        List<Column> columns = question.table().columns().stream()
                .map(column -> Column.of(column.name(), column.type()))
                .toList();
        return renderer.render(new Change.CreateTable(Table.of(question.name(), columns)))
                .getFirst();
    }

    private List<String> expressions(Question question) {
        List<String> statements = new ArrayList<>();
        for (Column column : question.table().columns()) {
            if (column.defaultValue().isPresent()) {
                Column bare = column.withDefault(Optional.empty());
                statements.addAll(renderer.render(new Change.ChangeDefault(question.name(), bare, column)));
            }
        }
        List<Check> checks = question.table().checks();
        for (int i = 0; i < checks.size(); i++) {
            Check check = Check.of(checks.get(i).expression()).withName("nself_check_" + i);
            statements.addAll(renderer.render(new Change.AddConstraint(question.name(), check)));
        }
        List<String> indexed = indexed(question.table());
        for (int i = 0; i < indexed.size(); i++) {
            Index index = Index.of(false, "x")
                    .withParts(List.of(Index.Part.expression(indexed.get(i))))
                    .withName(question.name().name() + "_" + i);
            statements.addAll(renderer.render(new Change.CreateIndex(question.name(), index)));
        }
        return statements;
    }

    private static List<String> indexed(Table table) {
        return table.indexes().stream()
                .flatMap(index -> index.parts().stream())
                .map(Index.Part::value)
                .filter(Index.Value.Expression.class::isInstance)
                .map(value -> ((Index.Value.Expression) value).sql())
                .distinct()
                .toList();
    }

    private List<Texts> read(List<Question> questions) throws SQLException {
        execute("SET LOCAL search_path = ''");
        Map<String, Map<String, String>> defaults = rows(DEFAULTS);
        Map<String, Map<String, String>> checks = rows(CHECKS);
        Map<String, Map<String, String>> indexed = rows(INDEXED);
        List<Texts> answers = new ArrayList<>();
        for (Question question : questions) {
            String name = question.name().name();
            Map<String, String> printedChecks = new HashMap<>();
            Map<String, String> printedIndexed = new HashMap<>();
            List<Check> ownChecks = question.table().checks();
            for (int i = 0; i < ownChecks.size(); i++) {
                keep(printedChecks, ownChecks.get(i).expression(), checks, name, "nself_check_" + i);
            }
            List<String> ownIndexed = indexed(question.table());
            for (int i = 0; i < ownIndexed.size(); i++) {
                keep(printedIndexed, ownIndexed.get(i), indexed, name, name + "_" + i);
            }
            answers.add(new Texts(defaults.getOrDefault(name, Map.of()), printedChecks, printedIndexed));
        }
        return answers;
    }

    private static void keep(
            Map<String, String> printed,
            String written,
            Map<String, Map<String, String>> answers,
            String table,
            String object) {
        String answer = answers.getOrDefault(table, Map.of()).get(object);
        if (answer != null) {
            printed.put(written, Parentheses.removed(answer));
        }
    }

    /** Table, then object, then text. */
    private Map<String, Map<String, String>> rows(String query) throws SQLException {
        Map<String, Map<String, String>> rows = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.computeIfAbsent(row.getString(1), table -> new HashMap<>())
                        .put(row.getString(2), row.getString(3));
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
