package org.nself.postgres.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nself.diff.Change;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.type.PostgresTypes;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;
import org.nself.schema.EnumType;
import org.nself.schema.QualifiedName;
import org.nself.schema.Table;

/** Names and texts that try to be something else arrive as what they are. */
class HostileNamesTest {

    private static final List<String> NAMES = names();

    private final Renderer renderer = new Renderer(new PostgresTypes()::print, 17);

    @Test
    void everyCharacterComesBackAsItWentIn() {
        try (TestDatabase database = TestServer.current().newDatabase()) {
            for (String name : NAMES) {
                QualifiedName table = QualifiedName.of(name);
                QualifiedName type = QualifiedName.of("type " + name.substring(0, Math.min(20, name.length())));
                run(database, new Change.CreateEnum(new EnumType(type, List.of("v", name), Optional.of(name))));
                Column column = Column.of(name, DataType.of(type))
                        .withDefault(Optional.of(new DefaultValue.Text(name)))
                        .withComment(Optional.of(name));
                run(
                        database,
                        new Change.CreateTable(Table.of(table, List.of(column))
                                .withConstraints(List.of(Check.of("true").withName(name)))
                                .withComment(Optional.of(name))));
            }

            assertThat(
                            database.query(
                                    "SELECT c.relname FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"))
                    .extracting(List::getFirst)
                    .containsExactlyInAnyOrderElementsOf(NAMES);
            assertThat(database.query("""
                            SELECT c.relname, a.attname, k.conname, obj_description(c.oid, 'pg_class'),
                                   col_description(c.oid, 1), obj_description(t.oid, 'pg_type')
                            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = 1
                            JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'c'
                            JOIN pg_type t ON t.oid = a.atttypid
                            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"""))
                    .hasSameSizeAs(NAMES)
                    .allSatisfy(row -> assertThat(row).containsOnly(row.getFirst()));
            assertThat(database.query("SELECT enumlabel FROM pg_enum WHERE enumlabel <> 'v'"))
                    .extracting(List::getFirst)
                    .containsExactlyInAnyOrderElementsOf(NAMES);
        }
    }

    @Test
    void whatTheAuthorWroteReachesTheServerUntouched() {
        try (TestDatabase database = TestServer.current().newDatabase()) {
            List<String> expressions = List.of(
                    "'{\"a\": \"{0}\", \"b\": \"?\"}'::jsonb ? 'b'",
                    "'{0} {1} :name ? -- /* */' <> 'x'",
                    "E'\\n' <> '\\n'",
                    "'a' || ':x' <> $$it's$$ -- why",
                    "('x' = ANY (ARRAY['x', 'y']))",
                    "interval '1 day' > interval '{fn now()}' OR true"
                            .replace("interval '{fn now()}'", "interval '1 hour'"));
            for (int i = 0; i < expressions.size(); i++) {
                Column column = Column.of("c", DataType.of("boolean"))
                        .withDefault(Optional.of(
                                new DefaultValue.Expression(expressions.get(i).replace(" -- why", ""))));
                run(
                        database,
                        new Change.CreateTable(Table.of(QualifiedName.of("t" + i), List.of(column))
                                .withConstraints(
                                        List.of(Check.of(expressions.get(i)).withName("k")))));
                database.execute("INSERT INTO t" + i + " DEFAULT VALUES");
            }

            assertThat(IntStream.range(0, expressions.size())
                            .mapToObj(i -> database.query("SELECT c FROM t" + i)
                                    .getFirst()
                                    .getFirst()))
                    .containsOnly("t");
        }
    }

    private void run(TestDatabase database, Change change) {
        renderer.render(List.of(change)).forEach(database::execute);
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (int from = 1; from < 128; from += 40) {
            StringBuilder name = new StringBuilder();
            for (int c = from; c < Math.min(128, from + 40); c++) {
                name.append((char) c);
            }
            names.add(name.toString());
        }
        names.addAll(List.of(
                "a",
                "x\"; DROP TABLE users; --",
                "'); DROP TABLE users; --",
                "{0} ? :name $1 {fn now()}",
                "Ünïcödé 🐘",
                "user",
                "back\\slash\\",
                " leading and trailing "));
        return names;
    }
}
