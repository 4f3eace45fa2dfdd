package org.nself.testkit;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.nself.Drift;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.schema.EnumType;

/** Assertions about a database. A name is written with its namespace, or without one for {@code public}. */
public final class DatabaseAssert extends FactAssert<DatabaseAssert, DataSource> {

    private final Once<FoundDatabase> found;

    DatabaseAssert(DataSource actual) {
        super(actual, DatabaseAssert.class);
        this.found = new Once<>(() -> FoundDatabase.look(actual));
    }

    /**
     * Holds what a DBML file declares, exactly as it declares it. What the file names no table, enum or sequence for is left
     * out of account; what stands in a table that it names is not.
     *
     * @param location a path, or a resource of the class path
     * @throws org.nself.InvalidSchemaException when the schema cannot be used as it is written
     */
    public DatabaseAssert matches(String location) {
        return matches(Location.find(location, null).schema());
    }

    /** As {@link #matches(String)}. */
    public DatabaseAssert matches(SchemaSource schema) {
        return matches(schema, builder -> builder);
    }

    /** Holds what a DBML file declares and nothing else in its namespaces. */
    public DatabaseAssert matchesExactly(String location) {
        return matchesExactly(Location.find(location, null).schema());
    }

    /** As {@link #matchesExactly(String)}. */
    public DatabaseAssert matchesExactly(SchemaSource schema) {
        return matches(schema, Nself.Builder::exclusive);
    }

    private DatabaseAssert matches(SchemaSource schema, UnaryOperator<Nself.Builder> how) {
        isNotNull();
        Drift.Against against = how.apply(Nself.builder().schema(schema).dataSource(actual))
                .build()
                .drift()
                .schema()
                .orElseThrow();
        if (against.differs()) {
            Optional<String> empty = found.get().tables().isEmpty()
                    ? Optional.of("nothing was applied to it yet: Nself.builder().schema(…).dataSource(…).migrate()")
                    : Optional.empty();
            throw failure(DriftFacts.of("a database as " + schema + " declares it", against)
                    .likelyMistake(empty));
        }
        return this;
    }

    /**
     * Is as the schema had it that nself applied to it last. A database with migrations is asked about with {@link
     * NselfAssertions#assertThat(Nself)}.
     */
    public DatabaseAssert hasNoDrift() {
        isNotNull();
        Drift.Against history =
                Nself.builder().dataSource(actual).build().drift().history();
        if (history.unknown().isPresent()) {
            throw failure(
                    Facts.expected("a database " + history.expectation())
                            .butWas("not known: " + history.unknown().get())
                            .likelyMistake(
                                    Optional.of(
                                            "it was made by migrations or by hand; say assertThat(nself).hasNoDrift(), or matches(…)")));
        }
        if (history.differs()) {
            throw failure(DriftFacts.of("a database " + history.expectation(), history));
        }
        return this;
    }

    /** Has that table; the answer is about it, and {@link TableAssert#and()} leads back. */
    public TableAssert hasTable(String name) {
        isNotNull();
        return found.get()
                .table(name)
                .map(table -> new TableAssert(table, this))
                .orElseThrow(() -> failure(Facts.expected("a table " + name)
                        .butWas(found.get().tables(), "no table at all")
                        .likelyMistake(likelyTable(name))));
    }

    /** Has these tables, and perhaps others. */
    public DatabaseAssert hasTables(String... names) {
        for (String name : names) {
            hasTable(name);
        }
        return this;
    }

    /** Has no table of that name. */
    public DatabaseAssert doesNotHaveTable(String name) {
        isNotNull();
        if (found.get().table(name).isPresent()) {
            throw failure(Facts.expected("no table " + name).butWas("there is one"));
        }
        return this;
    }

    /** Has an enum with these values, in this order. */
    public DatabaseAssert hasEnum(String name, String... values) {
        isNotNull();
        Facts expected = Facts.expected("an enum " + name + " of " + String.join(", ", values));
        Optional<EnumType> type = found.get().enumType(name);
        if (type.isEmpty()) {
            List<String> enums = found.get().schema().enums().stream()
                    .map(there -> there.name().toString())
                    .sorted()
                    .toList();
            throw failure(expected.butWas(enums, "no enum at all").likelyMistake(Spelling.likely(name, enums)));
        }
        if (!type.get().values().equals(List.of(values))) {
            throw failure(expected.butWas(String.join(", ", type.get().values()))
                    .likelyMistake(
                            type.get().values().stream()
                                            .sorted()
                                            .toList()
                                            .equals(List.of(values).stream()
                                                    .sorted()
                                                    .toList())
                                    ? Optional.of("only the order is another; it is the order in which they sort")
                                    : Optional.empty()));
        }
        return this;
    }

    FoundDatabase found() {
        return found.get();
    }

    DataSource source() {
        return actual;
    }

    private Optional<String> likelyTable(String name) {
        return found.get()
                .other(name)
                .or(() -> found.get().elsewhere(name))
                .or(() -> Spelling.likely(name, found.get().tables()));
    }
}
