package org.nself;

import java.util.Iterator;
import java.util.ServiceLoader;
import org.nself.spi.Dialect;
import org.nself.spi.SchemaReader;
import org.nself.spi.SchemaWriter;

/** Finds what speaks schema languages and databases. */
final class Providers {

    private Providers() {}

    static SchemaReader reader(SchemaSource source, String fileName) {
        for (SchemaReader reader : ServiceLoader.load(SchemaReader.class, Nself.class.getClassLoader())) {
            if (reader.reads(fileName)) {
                return reader;
            }
        }
        throw new EnvironmentException(
                "NS6005",
                "nothing on the class path reads " + source,
                "add org.nself:nself-dbml to the dependencies; it reads files that end in .dbml",
                null);
    }

    static SchemaWriter writer() {
        return ServiceLoader.load(SchemaWriter.class, Nself.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new EnvironmentException(
                        "NS6007",
                        "nothing on the class path writes a schema",
                        "add org.nself:nself-dbml to the dependencies; it writes DBML",
                        null));
    }

    static Dialect dialect() {
        Iterator<Dialect> dialects =
                ServiceLoader.load(Dialect.class, Nself.class.getClassLoader()).iterator();
        if (dialects.hasNext()) {
            return dialects.next();
        }
        throw new EnvironmentException(
                "NS6006",
                "nothing on the class path speaks to a database",
                "add org.nself:nself-postgres to the dependencies",
                null);
    }
}
