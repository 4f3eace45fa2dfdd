package org.nself.postgres.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What statements do on a server: a table of examples, {@code statements.tsv} beside this class, each of which a test runs
 * on a real server of every version and measures anew. What a plan says of locks, rewrites and the like comes from here.
 */
final class Knowledge {

    private static final List<Example> EXAMPLES = read();

    /** Each step of a plan looks a few kinds up, and most kinds have examples for several versions. */
    private static final Map<String, List<Example>> BY_KIND =
            EXAMPLES.stream().collect(Collectors.groupingBy(Example::kind));

    private Knowledge() {}

    static List<Example> examples() {
        return EXAMPLES;
    }

    /** What the kind of statement does on a server of that version. */
    static Effect of(Kind kind, int version) {
        return BY_KIND.getOrDefault(kind.title(), List.of()).stream()
                .filter(example -> example.holdsFor(version) && example.succeeds())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "nobody knows what \"" + kind.title() + "\" does on PostgreSQL " + version))
                .effect();
    }

    private static List<Example> read() {
        try (InputStream file = Knowledge.class.getResourceAsStream("statements.tsv")) {
            if (file == null) {
                throw new IllegalStateException("statements.tsv is missing");
            }
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .skip(1)
                    .map(Example::parse)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
