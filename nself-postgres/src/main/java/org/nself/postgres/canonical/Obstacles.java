package org.nself.postgres.canonical;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nself.schema.Column;
import org.nself.schema.EnumType;
import org.nself.schema.ForeignKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.spi.Catalog;
import org.nself.spi.Problem;

/** What keeps PostgreSQL from holding a schema: names that are too long or taken, and enum values that cannot go. */
final class Obstacles {

    private final List<Problem> problems = new ArrayList<>();

    private Obstacles() {}

    static List<Problem> of(Schema desired, Catalog catalog) {
        Obstacles obstacles = new Obstacles();
        obstacles.problems.addAll(lengths(desired));
        obstacles.problems.addAll(TakenNames.of(desired));
        obstacles.occupied(desired, catalog);
        obstacles.targets(desired, catalog.schema());
        obstacles.problems.addAll(Newer.than(catalog.version(), desired));
        return List.copyOf(obstacles.problems);
    }

    /** What keeps any database from holding a schema. */
    static List<Problem> of(Schema desired) {
        Obstacles obstacles = new Obstacles();
        obstacles.problems.addAll(lengths(desired));
        obstacles.problems.addAll(TakenNames.of(desired));
        obstacles.targets(desired, Schema.empty());
        return List.copyOf(obstacles.problems);
    }

    /** Names that PostgreSQL would cut. */
    static List<Problem> lengths(Schema schema) {
        Obstacles obstacles = new Obstacles();
        obstacles.allLengths(schema);
        return obstacles.problems;
    }

    private void allLengths(Schema schema) {
        schema.namespaces().forEach(namespace -> length(namespace.name(), new Subject.OfNamespace(namespace.name())));
        for (EnumType type : schema.enums()) {
            Subject subject = new Subject.OfEnum(type.name());
            length(type.name().name(), subject);
            type.values().forEach(value -> length(value, subject));
        }
        for (Table table : schema.tables()) {
            length(table.name().name(), new Subject.OfTable(table.name()));
            for (Column column : table.columns()) {
                length(column.name(), new Subject.OfColumn(table.name(), column.name()));
            }
            for (Named named : Named.of(table)) {
                named.name()
                        .ifPresent(name -> length(
                                name,
                                switch (named) {
                                    case Named.OfConstraint ignored -> new Subject.OfConstraint(table.name(), name);
                                    case Named.OfIndex ignored -> new Subject.OfIndex(table.name(), name);
                                }));
            }
        }
    }

    /** PostgreSQL would cut the name without a word, and two cut names may be one. */
    private void length(String name, Subject subject) {
        int bytes = Names.bytes(name);
        if (bytes > Names.LONGEST) {
            problems.add(new Problem(
                    "NS2802",
                    subject,
                    "the name \"" + name + "\" is " + bytes + " bytes long; PostgreSQL keeps only " + Names.LONGEST,
                    Optional.of("choose a shorter name")));
        }
    }

    private void occupied(Schema desired, Catalog catalog) {
        Map<QualifiedName, Catalog.Other> others = catalog.others().stream()
                .filter(other -> Kinds.SHARE_NAMES_WITH_TABLES.contains(other.kind()))
                .collect(Collectors.toMap(Catalog.Other::name, Function.identity(), (first, second) -> first));
        desired.tables().forEach(table -> occupied(table.name(), new Subject.OfTable(table.name()), "table", others));
        desired.enums().forEach(type -> occupied(type.name(), new Subject.OfEnum(type.name()), "enum", others));
    }

    private void occupied(QualifiedName name, Subject subject, String what, Map<QualifiedName, Catalog.Other> others) {
        Catalog.Other other = others.get(name);
        if (other != null) {
            problems.add(new Problem(
                    "NS2803",
                    subject,
                    "the database has a " + other.kind() + " " + name + ", so there can be no " + what
                            + " of that name",
                    Optional.of("nself manages plain tables and enums only: rename the " + what
                            + ", or take it out of the schema and keep the " + other.kind())));
        }
    }

    /** PostgreSQL lets a foreign key refer to a key alone, and says so only when it is created. */
    private void targets(Schema desired, Schema actual) {
        Map<QualifiedName, Table> wanted = desired.tablesByName();
        Map<QualifiedName, Table> present = actual.tablesByName();
        for (Table table : desired.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                boolean isKey = Stream.of(wanted, present)
                        .flatMap(tables -> Optional.ofNullable(tables.get(key.target())).stream())
                        .anyMatch(target -> Keys.has(target, key.targetColumns()));
                if (!isKey && wanted.containsKey(key.target())) {
                    problems.add(new Problem(
                            "NS2806",
                            key.name()
                                    .<Subject>map(name -> new Subject.OfConstraint(table.name(), name))
                                    .orElseGet(() -> new Subject.OfColumn(
                                            table.name(), key.columns().getFirst())),
                            "a foreign key of " + table.name() + " refers to " + key.target() + " ("
                                    + String.join(", ", key.targetColumns())
                                    + "), which is neither a primary key nor unique",
                            Optional.of("make it pk or unique, or turn the relation round")));
                }
            }
        }
    }
}
