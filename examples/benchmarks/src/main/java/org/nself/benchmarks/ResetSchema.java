package org.nself.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.plan.Plan;

/** The tables that are brought back, and the rows that make five of them dirty. */
final class ResetSchema {

    static final int TABLES = 100;
    static final int DIRTY = 5;

    private static final Plan CREATION = Nself.creation(SchemaSource.text(Schemas.ofTables(TABLES)));

    private ResetSchema() {}

    static String script() {
        return CREATION.toSql();
    }

    /** The same in a hundred files, as somebody would have who adds a table a week. */
    static List<String> scripts() {
        List<String> statements = CREATION.steps().stream()
                .flatMap(step -> step.up().stream())
                .map(statement -> statement + ";\n")
                .toList();
        return IntStream.range(0, TABLES)
                .mapToObj(file -> String.join(
                        "\n",
                        statements.subList(file * statements.size() / TABLES, (file + 1) * statements.size() / TABLES)))
                .toList();
    }

    static void create(DataSource database) {
        run(database, script());
    }

    static List<String> tables() {
        return IntStream.range(0, TABLES).mapToObj(table -> "table_" + table).toList();
    }

    /** A row in each of five tables that are not neighbours. */
    static void dirty(DataSource database) {
        StringBuilder script = new StringBuilder();
        for (int table = 0; table < DIRTY; table++) {
            script.append("INSERT INTO table_" + table * TABLES / DIRTY + " (name, email) VALUES ('a', 'a@b.c');");
        }
        run(database, script.toString());
    }

    static void run(DataSource database, String script) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(script);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
