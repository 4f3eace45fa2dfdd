package org.nself.postgres.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Knows which names need quotes: what is not plain lower case, and what PostgreSQL's own quote_ident() would quote. */
public final class Keywords {

    /** Every key word of PostgreSQL 13 to 18 that is not unreserved, one a line. */
    private static final Set<String> ALL = read("keywords.txt");

    private Keywords() {}

    static boolean needsQuotes(String name) {
        return !isPlain(name) || ALL.contains(name);
    }

    /** Whether it is a key word that a name can be in double quotes alone. */
    public static boolean isKeyword(String name) {
        return ALL.contains(name);
    }

    static Set<String> all() {
        return ALL;
    }

    private static boolean isPlain(String name) {
        if (name.isEmpty() || isDigit(name.charAt(0))) {
            return false;
        }
        return name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '_' || isDigit(c));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static Set<String> read(String resource) {
        try (@Nullable InputStream stream = Keywords.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the list of key words is missing from the jar");
            }
            return new String(stream.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
