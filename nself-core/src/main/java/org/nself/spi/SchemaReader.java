package org.nself.spi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.schema.SourceFile;

/** Reads a schema language. Implementations are stateless, thread-safe, and found by {@link java.util.ServiceLoader}. */
public interface SchemaReader {

    /** Whether this reader knows the language of a file of this name. */
    boolean reads(String fileName);

    /**
     * Reads a schema. Whatever is wrong with the text becomes a diagnostic, never an exception.
     *
     * @param modules finds the files that the main one includes
     */
    Reading read(SourceFile main, Modules modules);

    /**
     * The example rows that the main file and the files that it includes give of the tables of the schema. None when the
     * language has no such thing, or a diagnostic is an error.
     */
    default List<SampleRows> rows(SourceFile main, Modules modules) {
        return List.of();
    }

    /** The codes of all information that a reading may hold. */
    default Set<String> remarks() {
        return Set.of();
    }

    /** Finds included files. */
    interface Modules {

        /** Knows no module: for a text without surroundings. */
        Modules NONE = name -> Optional.empty();

        /** The file of that name, relative to the main file; empty when there is none. */
        Optional<SourceFile> find(String name);
    }
}
