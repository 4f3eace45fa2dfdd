package org.nself.postgres.introspect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.plan.TableSize;
import org.nself.postgres.type.OwnNames;
import org.nself.postgres.type.PostgresTypes;
import org.nself.schema.DataType;
import org.nself.schema.EnumType;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Sequence;
import org.nself.schema.Table;
import org.nself.spi.Catalog;

/**
 * Reads what the namespaces hold, and what stands on it: at most twelve queries, however many tables there are. The caller has opened a transaction and
 * emptied its {@code search_path}, so that the server prints every name in full. Locks nothing and writes nothing.
 */
public final class Introspector {

    private final PostgresTypes types = new PostgresTypes();

    /**
     * Reads everything at once.
     *
     * @throws SQLException when the catalog cannot be read
     */
    public Catalog read(Connection connection, Set<String> namespaces) throws SQLException {
        return read(new Queries(connection, namespaces, true));
    }

    /**
     * Reads all but the sizes of tables and what stands on them, for which the server locks the tables. It still does to print
     * an expression over columns, as of a check, for a moment and in a way that only ACCESS EXCLUSIVE is in the way of.
     *
     * @throws SQLException when the catalog cannot be read
     */
    public Catalog outline(Connection connection, Set<String> namespaces) throws SQLException {
        return read(new Queries(connection, namespaces, false));
    }

    private Catalog read(Queries queries) throws SQLException {
        Map<Long, Relation> relations = new TreeMap<>();
        List<Catalog.Other> others = new ArrayList<>();
        queries.run("relations.sql", row -> {
            QualifiedName name = new QualifiedName(row.getString("namespace"), row.getString("name"));
            if (row.getBoolean("managed")) {
                relations.put(row.getLong("oid"), new Relation(name, row));
            } else {
                others.add(new Catalog.Other(row.getString("kind"), name));
            }
        });
        Sequences sequences = Sequences.read(queries);
        Map<String, DataType> parsed = new HashMap<>();
        queries.run(
                "columns.sql",
                row -> relation(relations, row.getLong("relation"), relation -> {
                    DataType type = parsed.computeIfAbsent(row.getString("type"), types::parse);
                    relation.column(row, type, sequences);
                }));
        queries.run(
                "constraints.sql",
                row -> relation(relations, row.getLong("relation"), relation -> relation.constraint(row)));
        IndexParts parts = IndexParts.read(queries);
        queries.run(
                "indexes.sql",
                row -> relation(relations, row.getLong("relation"), relation -> relation.index(row, parts, others)));
        List<EnumType> enums = Enums.read(queries);
        List<Change> leftovers = Stream.concat(
                        relations.values().stream().flatMap(relation -> relation.leftovers().stream()),
                        enums.stream().filter(Introspector::isOwn).map(Change.CreateEnum::new))
                .toList();
        sequences.foreign(relations).forEach(sequence -> others.add(new Catalog.Other("sequence", sequence.name())));
        Set<String> occupied = new TreeSet<>();
        Schema schema = new Schema(
                Enums.namespaces(queries, occupied),
                enums.stream().filter(Predicate.not(Introspector::isOwn)).toList(),
                sequences.rest(relations).stream()
                        .sorted(Comparator.comparing(Sequence::name))
                        .toList(),
                relations.values().stream()
                        .map(Relation::table)
                        .sorted(Comparator.comparing(Table::name))
                        .toList());
        if (!queries.locks()) {
            return new Catalog(queries.version(), schema, Map.of(), others, leftovers, List.of(), occupied);
        }
        Map<QualifiedName, TableSize> sizes = new TreeMap<>();
        relations.values().forEach(relation -> sizes.put(relation.name(), relation.size()));
        Map<Long, QualifiedName> unusual = new TreeMap<>();
        relations.forEach((oid, relation) -> {
            if (relation.isUnusual()) {
                unusual.put(oid, relation.name());
            }
        });
        return new Catalog(
                queries.version(), schema, sizes, others, leftovers, Dependents.read(queries, unusual), occupied);
    }

    private static boolean isOwn(EnumType type) {
        return OwnNames.isOne(type.name().name());
    }

    /** What happens to the table that a row belongs to. */
    @FunctionalInterface
    private interface Effect {
        void on(Relation relation) throws SQLException;
    }

    /** Rows of tables that are not managed are passed over. */
    private static void relation(Map<Long, Relation> relations, long oid, Effect effect) throws SQLException {
        Relation relation = relations.get(oid);
        if (relation != null) {
            effect.on(relation);
        }
    }
}
