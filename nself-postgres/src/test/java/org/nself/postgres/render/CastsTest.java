package org.nself.postgres.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** The table of casts is PostgreSQL's own. */
class CastsTest {

    /** What not all versions can do; nself does without it. */
    private static final Set<String> OF_SOME = Set.of(
            "path|point",
            "bigint|bytea",
            "bytea|bigint",
            "bytea|integer",
            "bytea|smallint",
            "integer|bytea",
            "smallint|bytea");

    @Test
    void everyCastBetweenTheTypesOfTheTableStandsInItAsTheServerHasIt() throws IOException {
        Map<String, String> table = table();
        Set<String> types = table.keySet().stream()
                .flatMap(pair -> Stream.of(pair.split("\\|")))
                .collect(Collectors.toSet());
        Map<String, String> server = new TreeMap<>();
        try (TestDatabase database = TestServer.current().newDatabase()) {
            database
                    .query(
                            "SELECT format_type(castsource, NULL), format_type(casttarget, NULL), castcontext FROM pg_cast"
                                    + " WHERE castsource <> casttarget")
                    .stream()
                    .filter(row -> types.contains(row.get(0)) && types.contains(row.get(1)))
                    .forEach(row -> server.put(row.get(0) + "|" + row.get(1), row.get(2)));
        }
        server.keySet().removeAll(OF_SOME);

        assertThat(server).isEqualTo(table);
    }

    private static Map<String, String> table() throws IOException {
        try (InputStream stream = Casts.class.getResourceAsStream("casts.txt")) {
            return new String(stream.readAllBytes(), UTF_8)
                    .lines()
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.lastIndexOf('|')),
                            line -> line.substring(line.lastIndexOf('|') + 1),
                            (one, other) -> one,
                            TreeMap::new));
        }
    }
}
