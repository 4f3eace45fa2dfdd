package org.nself.dbml;

import org.nself.dbml.write.DocumentWriter;
import org.nself.dbml.write.SchemaDocument;
import org.nself.schema.Schema;
import org.nself.spi.SchemaWriter;

/**
 * Writes schemas as DBML, with annotations for what DBML cannot say. Reading what was written gives an equal schema.
 * Stateless and thread-safe. Found by {@link java.util.ServiceLoader}.
 */
public final class DbmlWriter implements SchemaWriter {

    /** For {@link java.util.ServiceLoader}, and for programs that write DBML. */
    public DbmlWriter() {}

    /**
     * The text of a file that declares this schema, laid out as {@link DbmlFormatter} does it, with line feeds as line ends.
     *
     * @throws IllegalArgumentException when an expression holds a backtick, for which DBML has no escape
     */
    @Override
    public String write(Schema schema) {
        return DocumentWriter.write(SchemaDocument.of(schema));
    }
}
