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
 * @param allowances what the author knows and does not want to hear
 */
public record Reading(
        Optional<Schema> schema,
        List<Diagnostic> diagnostics,
        List<SourceFile> sources,
        Places places,
        Intents intents,
        List<Allowance> allowances) {

    /** Says where objects are declared. Thread-safe. */
    public interface Places {

        /** Knows no place. */
        Places NONE = subject -> Optional.empty();

        /** The place of an object's name or, when it has none, of the whole; empty for what was not declared. */
        Optional<Place> find(Subject subject);
    }

    /**
     * Information that is not to be given about a part of a file.
     *
     * @param code which information
     * @param about the part: what is found where it stands is meant
     * @param said where the author says so
     */
    public record Allowance(String code, Place about, Place said) {

        public Allowance {
            requireNonNull(code, "code");
            requireNonNull(about, "about");
            requireNonNull(said, "said");
        }

        /** Whether it speaks of what would be said with that code at that place. */
        public boolean covers(String found, Place place) {
            return code.equals(found) && about.contains(place);
        }
    }

    public Reading {
        requireNonNull(schema, "schema");
        diagnostics = List.copyOf(diagnostics);
        sources = List.copyOf(sources);
        requireNonNull(places, "places");
        requireNonNull(intents, "intents");
        allowances = List.copyOf(allowances);
        if (schema.isPresent() == diagnostics.stream().anyMatch(Diagnostic::isError)) {
            throw new IllegalArgumentException("a reading has either a schema or an error");
        }
    }
}
