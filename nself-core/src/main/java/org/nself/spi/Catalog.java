package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nself.diff.Change;
import org.nself.plan.TableSize;
import org.nself.schema.Dependent;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;

/**
 * What a database holds in the namespaces that were asked for.
 *
 * @param version the major version of the server
 * @param schema what nself can manage
 * @param sizes how large each table is
 * @param others what nself does not manage but must not break: views, partitioned tables, sequences that no column
 *     owns, composite types and the like
 * @param occupied namespaces that hold what nself does not even look at: functions, collations and the like
 * @param leftovers what made that which an online form that was cut off left in the database, under names of nself's own; it
 *     is no part of the schema, and its tables are
 * @param dependents what of that stands on tables and columns that nself manages, each after those that it stands on
 */
public record Catalog(
        int version,
        Schema schema,
        Map<QualifiedName, TableSize> sizes,
        List<Other> others,
        List<Change> leftovers,
        List<Dependent> dependents,
        Set<String> occupied) {

    /**
     * An object that is seen and left alone.
     *
     * @param kind what it is, as people say it: {@code view}, {@code partitioned table} …
     */
    public record Other(String kind, QualifiedName name) {

        /** The kind of an index that is not fit for use: one that is being built, or that a build left behind. */
        public static final String INVALID_INDEX = "invalid index";

        public Other {
            requireNonNull(kind, "kind");
            requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    public Catalog {
        requireNonNull(schema, "schema");
        sizes = Map.copyOf(sizes);
        others = List.copyOf(others);
        leftovers = List.copyOf(leftovers);
        dependents = List.copyOf(dependents);
        occupied = Set.copyOf(occupied);
    }

    /** A database that holds this and nothing else. */
    public static Catalog of(int version, Schema schema) {
        return new Catalog(version, schema, Map.of(), List.of(), List.of(), List.of(), Set.of());
    }

    public Catalog with(Schema newSchema, Map<QualifiedName, TableSize> newSizes) {
        return new Catalog(version, newSchema, newSizes, others, leftovers, dependents, occupied);
    }

    public Catalog withDependents(List<Dependent> newDependents) {
        return new Catalog(version, schema, sizes, others, leftovers, newDependents, occupied);
    }
}
