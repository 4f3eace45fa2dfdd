package org.nself.postgres.type;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.nself.schema.DataType;
import org.nself.schema.Increment;

/** What became of a type as its author wrote it. */
public sealed interface Resolution {

    /**
     * PostgreSQL has it, under this name.
     *
     * @param type as the server prints it
     * @param increment present for the serial types, which are no types but a way to number rows
     */
    record Known(DataType type, Optional<Increment> increment) implements Resolution {
        public Known {
            requireNonNull(type, "type");
            requireNonNull(increment, "increment");
        }
    }

    /**
     * An extension brings it.
     *
     * @param extension the name for {@code CREATE EXTENSION}
     */
    record OfExtension(DataType type, String extension) implements Resolution {
        public OfExtension {
            requireNonNull(type, "type");
            requireNonNull(extension, "extension");
        }
    }

    /**
     * Nothing that is known without asking the server.
     *
     * @param hint what the author may have meant
     */
    record Unknown(Optional<String> hint) implements Resolution {
        public Unknown {
            requireNonNull(hint, "hint");
        }
    }
}
