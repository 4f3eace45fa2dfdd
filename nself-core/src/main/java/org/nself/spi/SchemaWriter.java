package org.nself.spi;

import org.nself.schema.Schema;

/** Writes a schema language. Implementations are stateless, thread-safe, and found by {@link java.util.ServiceLoader}. */
public interface SchemaWriter {

    /** The text of a file that is read as this schema. */
    String write(Schema schema);
}
