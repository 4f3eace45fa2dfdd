package org.nself.postgres.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.diff.Change.ChangeEnumValues;
import org.nself.diff.Change.ChangeEnumValues.Use;
import org.nself.schema.DataType;
import org.nself.schema.EnumType;
import org.nself.schema.QualifiedName;

/**
 * Changes the values of an enum. New ones are added, each at its place. Where one goes or moves, the type is made anew and
 * every column of it is converted, for PostgreSQL can only add.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertype.html">PostgreSQL: ALTER TYPE</a>
 */
final class EnumValues {

    private static final int LONGEST_NAME = 63;

    private final Sql sql;
    private final Parts parts;

    EnumValues(Sql sql, Parts parts) {
        this.sql = sql;
        this.parts = parts;
    }

    List<String> change(ChangeEnumValues change) {
        return change.onlyAdds() ? added(change.from(), change.to()) : swapped(change);
    }

    String create(QualifiedName name, List<String> values) {
        Sql.Part lines = sql.lines(values.stream().map(value -> sql.render("{0}", sql.literal(value))));
        return sql.render("CREATE TYPE {0} AS ENUM (\n    {1}\n)", sql.name(name), lines);
    }

    private List<String> added(EnumType from, EnumType to) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < to.values().size(); i++) {
            String value = to.values().get(i);
            if (!from.values().contains(value)) {
                statements.add(
                        i == 0
                                ? sql.render(
                                        "ALTER TYPE {0} ADD VALUE {1} BEFORE {2}",
                                        sql.name(to.name()),
                                        sql.literal(value),
                                        sql.literal(from.values().getFirst()))
                                : sql.render(
                                        "ALTER TYPE {0} ADD VALUE {1} AFTER {2}",
                                        sql.name(to.name()),
                                        sql.literal(value),
                                        sql.literal(to.values().get(i - 1))));
            }
        }
        return statements;
    }

    private List<String> swapped(ChangeEnumValues change) {
        QualifiedName name = change.to().name();
        QualifiedName old = name.sibling(cut(name.name()) + "__old");
        List<String> statements = new ArrayList<>(Renames.moved(sql, "TYPE", name, old));
        statements.add(create(name, change.to().values()));
        // That of the end: whether a change of it comes before or after depends on the direction.
        change.to()
                .comment()
                .ifPresent(comment -> statements.add(parts.comment(change.subject(), Optional.of(comment))));
        change.uses().forEach(use -> statements.add(converted(use, change.remap())));
        statements.add(sql.render("DROP TYPE {0}", sql.name(old)));
        return statements;
    }

    /** A default is a value of the old type, so it is taken off before and set again after, in one statement. */
    private String converted(Use use, Map<String, Optional<String>> remap) {
        List<String> actions = new ArrayList<>();
        Sql.Part column = sql.name(use.from().name());
        if (use.from().defaultValue().isPresent()) {
            actions.add(sql.render("ALTER COLUMN {0} DROP DEFAULT", column));
        }
        DataType type = use.from().type();
        actions.add(sql.render(
                "ALTER COLUMN {0} TYPE {1} USING {2}",
                column, sql.text(parts.type(type)), sql.text(Conversions.remapped(sql, parts, column, type, remap))));
        use.to()
                .defaultValue()
                .ifPresent(value -> actions.add(
                        sql.render("ALTER COLUMN {0} SET DEFAULT {1}", column, sql.text(parts.value(value)))));
        return actions.size() == 1
                ? sql.render("ALTER TABLE {0} {1}", sql.name(use.table()), sql.text(actions.getFirst()))
                : sql.render("ALTER TABLE {0}\n    {1}", sql.name(use.table()), sql.lines(actions.stream()));
    }

    /** PostgreSQL would cut a longer name in its own way. */
    private static String cut(String name) {
        int longest = LONGEST_NAME - "__old".length();
        String cut = name;
        while (cut.getBytes(UTF_8).length > longest) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }
}
