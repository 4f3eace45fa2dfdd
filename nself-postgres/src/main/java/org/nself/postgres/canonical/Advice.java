package org.nself.postgres.canonical;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.postgres.render.Keywords;
import org.nself.postgres.style.Style;
import org.nself.schema.Column;
import org.nself.schema.DataType;
import org.nself.schema.Diagnostic.Severity;
import org.nself.schema.EnumType;
import org.nself.schema.ForeignKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.spi.Problem;

/** What the author of a schema should know before it meets a database. */
public final class Advice {

    private final List<Problem> advice = new ArrayList<>();

    private Advice() {}

    /** The codes of all information that there is. */
    public static Set<String> remarks() {
        Set<String> codes = new HashSet<>(Style.codes());
        codes.addAll(List.of("NS2206", "NS2207", "NS2801"));
        return Set.copyOf(codes);
    }

    /** Warnings about what a database may refuse, and information about names that are a burden and about style. */
    public static List<Problem> of(Schema schema) {
        Advice advice = new Advice();
        List<Problem> refused = new ArrayList<>(Obstacles.lengths(schema));
        refused.addAll(TakenNames.of(schema));
        Schema typed = TypeResolver.offline().resolve(schema, refused);
        refused.forEach(problem -> advice.advice.add(
                new Problem(problem.code(), Severity.WARNING, problem.subject(), problem.message(), problem.hint())));
        advice.advice.addAll(TypeResolver.foreign(schema));
        Map<QualifiedName, Table> tables = typed.tablesByName();
        typed.tables().forEach(table -> advice.keys(table, tables));
        schema.enums().forEach(advice::name);
        schema.tables().forEach(advice::names);
        advice.advice.addAll(Style.of(typed));
        return List.copyOf(advice.advice);
    }

    /** PostgreSQL refuses a key whose types cannot be compared, and converts at each comparison where they can. */
    private void keys(Table table, Map<QualifiedName, Table> tables) {
        for (ForeignKey key : table.foreignKeys()) {
            Optional<Table> target = Optional.ofNullable(tables.get(key.target()));
            for (int i = 0; i < key.columns().size(); i++) {
                String own = key.columns().get(i);
                String other = key.targetColumns().get(i);
                Optional<DataType> from = table.column(own).map(Column::type);
                Optional<DataType> to =
                        target.flatMap(found -> found.column(other)).map(Column::type);
                if (from.isPresent() && to.isPresent() && !isSame(from.get(), to.get())) {
                    advice.add(new Problem(
                            "NS2203",
                            Severity.WARNING,
                            new Subject.OfColumn(table.name(), own),
                            "column \"" + own + "\" is " + from.get() + " and refers to " + key.target() + "." + other
                                    + ", which is " + to.get(),
                            Optional.of("give both the same type")));
                }
            }
        }
    }

    private static boolean isSame(DataType one, DataType other) {
        return one.name().equals(other.name())
                && one.namespace().equals(other.namespace())
                && one.dimensions() == other.dimensions();
    }

    private void name(EnumType type) {
        name(type.name().name(), new Subject.OfEnum(type.name()));
    }

    private void names(Table table) {
        name(table.name().name(), new Subject.OfTable(table.name()));
        table.columns().forEach(column -> name(column.name(), new Subject.OfColumn(table.name(), column.name())));
    }

    /** @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">PostgreSQL: lexical structure</a> */
    private void name(String name, Subject subject) {
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            advice.add(new Problem(
                    "NS2206",
                    Severity.INFORMATION,
                    subject,
                    "the name \"" + name + "\" has capitals; SQL finds it only in double quotes",
                    Optional.of("write it in lower case, with underscores between words")));
        } else if (Keywords.isKeyword(name)) {
            advice.add(new Problem(
                    "NS2207",
                    Severity.INFORMATION,
                    subject,
                    "the name \"" + name + "\" is a key word of PostgreSQL; SQL must put it in double quotes",
                    Optional.of("choose another name")));
        }
    }
}
