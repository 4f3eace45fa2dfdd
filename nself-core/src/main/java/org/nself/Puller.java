package org.nself;

import java.util.Set;
import org.nself.schema.Namespace;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.spi.Database;
import org.nself.spi.Dialect;

/** Leads a database to the text of its schema. */
final class Puller {

    private Puller() {}

    static String pull(Options options, Dialect dialect) {
        Set<String> namespaces =
                options.namespaces().isEmpty() ? Set.of(QualifiedName.DEFAULT_NAMESPACE) : options.namespaces();
        try (Database database =
                dialect.open(options.dataSource(), new Dialect.Settings(options.historyTable(), options.policy()))) {
            database.beginReading();
            Schema schema = database.catalog(namespaces).schema();
            database.rollback();
            return Providers.writer().write(spoken(schema));
        }
    }

    /** Every database has the namespace public, so nothing is said of it unless somebody did. */
    private static Schema spoken(Schema schema) {
        Namespace unspoken = Namespace.of(QualifiedName.DEFAULT_NAMESPACE);
        return new Schema(
                schema.namespaces().stream()
                        .filter(namespace -> !namespace.equals(unspoken))
                        .toList(),
                schema.enums(),
                schema.sequences(),
                schema.tables());
    }
}
