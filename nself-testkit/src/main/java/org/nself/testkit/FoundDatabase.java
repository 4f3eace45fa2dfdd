package org.nself.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.nself.dbml.DbmlReader;
import org.nself.diff.Intents;
import org.nself.plan.Policy;
import org.nself.postgres.PostgresDialect;
import org.nself.schema.DataType;
import org.nself.schema.EnumType;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.schema.Table;
import org.nself.spi.Alignment;
import org.nself.spi.Catalog;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.SchemaReader;

/** What a database held when somebody looked, in all its namespaces but the server's own. */
record FoundDatabase(DataSource source, Set<String> namespaces, Catalog catalog) {

    private static final Dialect DIALECT = new PostgresDialect();
    private static final Dialect.Settings SETTINGS = new Dialect.Settings("nself.history", Policy.safe());
    private static final String NAMESPACES =
            "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname NOT IN"
                    + " ('information_schema', 'nself')";

    /** @throws IllegalStateException when the database cannot be asked */
    static FoundDatabase look(DataSource source) {
        Set<String> namespaces = namespaces(source);
        return new FoundDatabase(source, namespaces, reading(source, database -> database.outline(namespaces)));
    }

    private static Set<String> namespaces(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(NAMESPACES)) {
            Set<String> names = new HashSet<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException failure) {
            throw new IllegalStateException("cannot look at the database: " + failure.getMessage(), failure);
        }
    }

    /** Asks in one transaction that cannot write. */
    static <T> T reading(DataSource source, Function<Database, T> question) {
        try (Database database = open(source)) {
            database.beginReading();
            T answer = question.apply(database);
            database.rollback();
            return answer;
        }
    }

    static Database open(DataSource source) {
        return DIALECT.open(source, SETTINGS);
    }

    static Dialect dialect() {
        return DIALECT;
    }

    Schema schema() {
        return catalog.schema();
    }

    Optional<Table> table(String name) {
        return schema().table(name(name));
    }

    Optional<EnumType> enumType(String name) {
        return schema().enums().stream()
                .filter(type -> type.name().equals(name(name)))
                .findFirst();
    }

    List<String> tables() {
        return schema().tables().stream()
                .map(table -> table.name().toString())
                .sorted()
                .toList();
    }

    /** What stands under that name and is no table. */
    Optional<String> other(String name) {
        return catalog.others().stream()
                .filter(other -> other.name().equals(name(name)))
                .map(other -> name + " is a " + other.kind())
                .findFirst();
    }

    /** The namespaces that have a table which somebody named without one. */
    Optional<String> elsewhere(String name) {
        return schema().tables().stream()
                .map(Table::name)
                .filter(table -> table.name().equals(name))
                .map(table -> "there is one in another namespace: \"" + table + "\"")
                .findFirst();
    }

    /** A name as people write it, with its namespace or without. */
    static QualifiedName name(String written) {
        int point = written.indexOf('.');
        return point < 0
                ? QualifiedName.of(written)
                : QualifiedName.of(written.substring(0, point), written.substring(point + 1));
    }

    /** The type that a person writes, as the server calls it; empty when it has none of that name. */
    Optional<DataType> type(String written) {
        String column = "\"" + written.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        SourceFile file = new SourceFile("type.dbml", "Table nself_type { written " + column + " }");
        Optional<Schema> wanted =
                new DbmlReader().read(file, SchemaReader.Modules.NONE).schema();
        return wanted.flatMap(schema -> {
            Alignment alignment =
                    reading(source, database -> database.align(schema, Schema.empty(), Intents.NONE, catalog));
            return alignment.problems().isEmpty()
                    ? alignment.desired().tables().stream()
                            .flatMap(table -> table.columns().stream())
                            .map(org.nself.schema.Column::type)
                            .findFirst()
                    : Optional.empty();
        });
    }
}
