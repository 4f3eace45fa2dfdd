package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.nself.diff.Intents;
import org.nself.schema.Diagnostic;
import org.nself.schema.Place;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.schema.Subject;

/**
 * What a schema reader made of its sources.
 *
 * @param schema the schema as written; empty when a diagnostic is an error
 * @param diagnostics in source order
 * @param sources every file that was read, the main one first: together they decide the schema
 * @param places where each object was declared, for later diagnostics about it; whoever asks may wait for a search
 * @param intents what is said about the way to the schema
 */
public record Reading(
        Optional<Schema> schema,
        List<Diagnostic> diagnostics,
        List<SourceFile> sources,
        Places places,
        Intents intents) {

    /** Says where objects are declared. Thread-safe. */
    public interface Places {

        /** Knows no place. */
        Places NONE = subject -> Optional.empty();

        /** The place of an object's name or, when it has none, of the whole; empty for what was not declared. */
        Optional<Place> find(Subject subject);
    }

    public Reading {
        requireNonNull(schema, "schema");
        diagnostics = List.copyOf(diagnostics);
        sources = List.copyOf(sources);
        requireNonNull(places, "places");
        requireNonNull(intents, "intents");
        if (schema.isPresent() == diagnostics.stream().anyMatch(Diagnostic::isError)) {
            throw new IllegalArgumentException("a reading has either a schema or an error");
        }
    }
}
