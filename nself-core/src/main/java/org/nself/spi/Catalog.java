package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.nself.plan.TableSize;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;

/**
 * What a database holds in the namespaces that were asked for.
 *
 * @param schema what nself can manage
 * @param sizes how large each table is
 * @param others what nself does not manage but must not break: views, partitioned tables, sequences that no column
 *     owns, composite types and the like
 */
public record Catalog(Schema schema, Map<QualifiedName, TableSize> sizes, List<Other> others) {

    /**
     * An object that is seen and left alone.
     *
     * @param kind what it is, as people say it: {@code view}, {@code partitioned table} …
     */
    public record Other(String kind, QualifiedName name) {

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
    }
}
