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
import org.jspecify.annotations.Nullable;
import org.nself.diff.Change;
import org.nself.postgres.introspect.Parentheses;
import org.nself.postgres.render.Renderer;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.ColumnOptions;
import org.nself.schema.Exclusion;
import org.nself.schema.Generated;
import org.nself.schema.Index;
import org.nself.schema.QualifiedName;
import org.nself.schema.Table;

/**
 * Asks PostgreSQL how it prints expressions: builds them on temporary tables, reads them back, and rolls all of it back
 * to a savepoint. Tables that agree are asked about
 * as one, and all in one message; only when the server refuses something are they asked one by one.
 */
final class Scratch {

    /** A table whose defaults, checks and indexed expressions are to be printed, under a name of its own. */
    private record Question(QualifiedName name, Table table) {}

    private static final String GENERATED = "nself_generated_";

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

    private static final String EXCLUSIONS = """
            SELECT c.relname, k.conname, pg_catalog.pg_get_constraintdef(k.oid)
            FROM pg_catalog.pg_constraint k
            JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
            WHERE k.contype = 'x' AND c.relnamespace = pg_catalog.pg_my_temp_schema()""";

    private static final String PREDICATES = """
            SELECT t.relname, c.relname, pg_catalog.pg_get_expr(i.indpred, i.indrelid)
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
            JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
            WHERE i.indpred IS NOT NULL AND t.relnamespace = pg_catalog.pg_my_temp_schema()""";

    /** Of an index of one part, in the words of the introspection. */
    private static final String ORDERS = """
            SELECT t.relname, c.relname, pg_catalog.concat_ws(' ',
                CASE WHEN k.oid IS NOT NULL AND k.oid IS DISTINCT FROM COALESCE(a.attcollation, 100)
                     THEN 'COLLATE ' || pg_catalog.quote_ident(kn.nspname) || '.' || pg_catalog.quote_ident(k.collname) END,
                CASE WHEN NOT o.opcdefault
                     THEN pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(o.opcname) END,
                CASE WHEN i.indoption[0] & 1 = 1 THEN 'DESC' END,
                CASE WHEN i.indoption[0] & 3 = 2 THEN 'NULLS FIRST' WHEN i.indoption[0] & 3 = 1 THEN 'NULLS LAST' END)
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
            JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
            JOIN pg_catalog.pg_opclass o ON o.oid = i.indclass[0]
            JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace
            LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] AND i.indkey[0] > 0
            LEFT JOIN pg_catalog.pg_collation k ON k.oid = i.indcollation[0]
            LEFT JOIN pg_catalog.pg_namespace kn ON kn.oid = k.collnamespace
            WHERE t.relnamespace = pg_catalog.pg_my_temp_schema()""";

    private final Connection connection;
    private final Renderer renderer;

    Scratch(Connection connection, Renderer renderer) {
        this.connection = connection;
        this.renderer = renderer;
    }

    /** The answers in the order of the tables; nothing of it is left on the server. */
    List<Texts> ask(List<Table> tables) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            Packing packing = Packing.of(tables);
            List<Question> together = questions(packing.tables());
            if (attempt(() -> execute(String.join(";\n", statements(together))))) {
                List<Texts> answers = read(together);
                return packing.places().stream().map(answers::get).toList();
            }
            List<Question> each = questions(tables);
            buildOneByOne(each);
            return read(each);
        } finally {
            connection.rollback(before);
        }
    }

    private static List<Question> questions(List<Table> tables) {
        List<Question> questions = new ArrayList<>();
        for (Table table : tables) {
            questions.add(new Question(new QualifiedName("pg_temp", "nself_scratch_" + questions.size()), table));
        }
        return questions;
    }

    private List<String> statements(List<Question> questions) {
        List<String> statements = new ArrayList<>();
        questions.forEach(question -> {
            statements.add(table(question));
            statements.addAll(expressions(question));
        });
        return statements;
    }

    /** What the server refuses has no text; the statement that needs it will say why, in its own place. */
    private void buildOneByOne(List<Question> questions) throws SQLException {
        for (Question question : questions) {
            if (attempt(() -> execute(table(question)))) {
                for (String expression : expressions(question)) {
                    attempt(() -> execute(expression));
                }
            }
        }
    }

    /** What the server may refuse. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws SQLException;
    }

    private boolean attempt(Attempt attempt) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            attempt.run();
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException refused) {
            connection.rollback(before);
            return false;
        }
    }

    /** Plain columns: what computes or numbers them does not matter to the texts. */
    private String table(Question question) {
        List<Column> columns = question.table().columns().stream()
                .map(column -> Column.of(column.name(), column.type())
                        .withOptions(ColumnOptions.NONE.withCollation(
                                column.options().collation())))
                .toList();
        return renderer.render(List.of(new Change.CreateTable(Table.of(question.name(), columns))))
                .getFirst();
    }

    private List<String> expressions(Question question) {
        QualifiedName name = question.name();
        Table table = question.table();
        List<Change> changes = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.defaultValue().isPresent()) {
                changes.add(new Change.ChangeDefault(name, column.withDefault(Optional.empty()), column));
            }
        }
        for (Column column : Written.generated(table)) {
            Generated generated = column.generated().orElseThrow();
            changes.add(new Change.AddColumn(
                    name,
                    Column.of(GENERATED + column.name(), column.type())
                            .withGenerated(Optional.of(new Generated(generated.expression(), true)))));
        }
        List<String> checks = Written.checks(table);
        for (int i = 0; i < checks.size(); i++) {
            changes.add(new Change.AddConstraint(name, Check.of(checks.get(i)).withName("nself_check_" + i)));
        }
        List<String> exclusions = Written.exclusions(table);
        for (int i = 0; i < exclusions.size(); i++) {
            changes.add(new Change.AddConstraint(
                    name, new Exclusion(Optional.of(name.name() + "_x" + i), exclusions.get(i), Optional.empty())));
        }
        List<String> indexed = Written.indexed(table);
        for (int i = 0; i < indexed.size(); i++) {
            Index index = over(Index.Part.expression(indexed.get(i))).withName(name.name() + "_" + i);
            changes.add(new Change.CreateIndex(name, index));
        }
        List<String> predicates = Written.predicates(table);
        for (int i = 0; i < predicates.size(); i++) {
            Index index = over(Index.Part.expression("1")).withName(name.name() + "_p" + i);
            changes.add(new Change.CreateIndex(name, index.withPredicate(Optional.of(predicates.get(i)))));
        }
        List<Index> orders = List.copyOf(Written.orders(table).values());
        for (int i = 0; i < orders.size(); i++) {
            changes.add(new Change.CreateIndex(name, orders.get(i).withName(name.name() + "_o" + i)));
        }
        return changes.stream()
                .flatMap(change -> renderer.render(List.of(change)).stream())
                .toList();
    }

    private static Index over(Index.Part part) {
        return Index.of(false, "x").withParts(List.of(part));
    }

    private List<Texts> read(List<Question> questions) throws SQLException {
        execute("SET LOCAL search_path = ''");
        Map<String, Map<String, String>> defaults = rows(DEFAULTS);
        Map<String, Map<String, String>> checks = rows(CHECKS);
        Map<String, Map<String, String>> exclusions = rows(EXCLUSIONS);
        Map<String, Map<String, String>> indexed = rows(INDEXED);
        Map<String, Map<String, String>> predicates = rows(PREDICATES);
        Map<String, Map<String, String>> orders = rows(ORDERS);
        List<Texts> answers = new ArrayList<>();
        for (Question question : questions) {
            String name = question.name().name();
            Table table = question.table();
            Map<String, String> own = defaults.getOrDefault(name, Map.of());
            Map<String, String> generated = new HashMap<>();
            for (Column column : Written.generated(table)) {
                Optional.ofNullable(own.get(GENERATED + column.name()))
                        .ifPresent(text -> generated.put(column.name(), Parentheses.removed(text)));
            }
            answers.add(new Texts(
                    own,
                    generated,
                    printed(Written.checks(table), checks.get(name), "nself_check_"),
                    printed(Written.exclusions(table), without("EXCLUDE ", exclusions.get(name)), name + "_x"),
                    printed(Written.indexed(table), indexed.get(name), name + "_"),
                    printed(Written.predicates(table), predicates.get(name), name + "_p"),
                    printed(List.copyOf(Written.orders(table).keySet()), orders.get(name), name + "_o")));
        }
        return answers;
    }

    private static Map<String, String> without(String prefix, @Nullable Map<String, String> answers) {
        Map<String, String> without = new HashMap<>();
        if (answers != null) {
            answers.forEach((object, text) -> without.put(object, text.substring(prefix.length())));
        }
        return without;
    }

    /** What was written, and how the objects that were made of it, one after the other, are printed. */
    private static Map<String, String> printed(
            List<String> written, @Nullable Map<String, String> answers, String prefix) {
        Map<String, String> printed = new HashMap<>();
        for (int i = 0; i < written.size(); i++) {
            String answer = answers == null ? null : answers.get(prefix + i);
            if (answer != null) {
                printed.put(written.get(i), Parentheses.removed(answer));
            }
        }
        return printed;
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
