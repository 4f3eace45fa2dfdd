package org.nself.postgres.backup.program;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What pg_dump is to write.
 *
 * @param snapshot that a transaction exported, which lasts until the program has ended
 * @param namespaces empty for all
 * @param without relations that are left out altogether
 * @param withoutRows tables of which only the definition is written
 * @param lockTimeout how long it waits for a table
 */
public record DumpRequest(
        String snapshot,
        Set<String> namespaces,
        List<Relation> without,
        List<Relation> withoutRows,
        Duration lockTimeout) {

    /** A relation, by names that are not quoted. */
    public record Relation(String namespace, String name) {

        public Relation {
            requireNonNull(namespace, "namespace");
            requireNonNull(name, "name");
        }

        /** As the server and the programs read it, and as nothing else. */
        private String quoted() {
            return quote(namespace) + "." + quote(name);
        }
    }

    public DumpRequest {
        requireNonNull(snapshot, "snapshot");
        namespaces = Set.copyOf(namespaces);
        without = List.copyOf(without);
        withoutRows = List.copyOf(withoutRows);
        requireNonNull(lockTimeout, "lockTimeout");
    }

    /** What is said besides where the database is. */
    List<String> options(String file) {
        List<String> options = new ArrayList<>(List.of(
                "--format=custom",
                "--compress=1",
                "--verbose",
                "--no-password",
                "--encoding=UTF8",
                "--no-blobs",
                "--no-subscriptions",
                "--snapshot=" + snapshot,
                "--lock-wait-timeout=" + Math.max(1, lockTimeout.toMillis()),
                "--file=" + file));
        namespaces.stream().sorted().forEach(namespace -> options.add("--schema=" + quote(namespace)));
        without.forEach(relation -> options.add("--exclude-table=" + relation.quoted()));
        withoutRows.forEach(relation -> options.add("--exclude-table-data=" + relation.quoted()));
        return options;
    }

    /** Within quotes no character of a pattern means anything but itself. */
    private static String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
