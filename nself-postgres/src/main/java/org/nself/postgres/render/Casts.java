package org.nself.postgres.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nself.schema.DataType;

/**
 * PostgreSQL's own casts between types.
 *
 * @see <a href="https://www.postgresql.org/docs/current/catalog-pg-cast.html">PostgreSQL: pg_cast</a>
 */
final class Casts {

    /** How a value gets from one type to another. */
    enum Kind {
        /** By itself, where it is stored. */
        BY_ITSELF,
        /** When one asks for it. */
        WHEN_ASKED,
        /** Through its text, if at all. */
        NONE
    }

    private static final Set<String> STRINGS = Set.of("text", "character varying", "character");

    /** {@code source|target}, and {@code i}, {@code a} or {@code e} as pg_cast has it; the same on PostgreSQL 13 to 18. */
    private static final Map<String, String> CONTEXTS = read();

    private Casts() {}

    static Kind between(DataType from, DataType to) {
        boolean sameShape = from.dimensions() == to.dimensions();
        if (sameShape && from.namespace().equals(to.namespace()) && from.name().equals(to.name())) {
            return Kind.BY_ITSELF;
        }
        boolean toString = to.namespace().isEmpty() && STRINGS.contains(to.name());
        if (toString && (sameShape || to.dimensions() == 0)) {
            return Kind.BY_ITSELF;
        }
        if (isString(from) && (sameShape || from.dimensions() == 0)) {
            return Kind.WHEN_ASKED;
        }
        if (!sameShape || from.namespace().isPresent() || to.namespace().isPresent()) {
            return Kind.NONE;
        }
        return switch (CONTEXTS.getOrDefault(from.name() + "|" + to.name(), "")) {
            case "i", "a" -> Kind.BY_ITSELF;
            case "e" -> Kind.WHEN_ASKED;
            default -> Kind.NONE;
        };
    }

    static boolean isString(DataType type) {
        return type.namespace().isEmpty() && STRINGS.contains(type.name());
    }

    private static Map<String, String> read() {
        try (@Nullable InputStream stream = Casts.class.getResourceAsStream("casts.txt")) {
            if (stream == null) {
                throw new IllegalStateException("the table of casts is missing from the jar");
            }
            return new String(stream.readAllBytes(), UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableMap(
                            line -> line.substring(0, line.lastIndexOf('|')),
                            line -> line.substring(line.lastIndexOf('|') + 1)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
