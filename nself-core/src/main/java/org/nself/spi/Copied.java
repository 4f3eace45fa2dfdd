package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the files of a copy hold.
 *
 * @param engine that wrote them
 * @param scope what was copied
 * @param structure all that the database was made of at that moment, in the namespaces of the scope
 * @param rows how many of each table were copied, by its name as the server writes it
 * @param uncovered what was there and is not in the files, a phrase each
 */
public record Copied(
        String engine, CopyScope scope, Structure structure, Map<String, Long> rows, List<String> uncovered) {

    public Copied {
        requireNonNull(engine, "engine");
        requireNonNull(scope, "scope");
        requireNonNull(structure, "structure");
        rows = Collections.unmodifiableMap(new TreeMap<>(rows));
        uncovered = List.copyOf(uncovered);
    }
}
