package org.nself;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nself.migration.Version;

/**
 * What was applied and what was not, by version.
 *
 * @param migrations those on disk and those in the history
 */
public record Status(List<Entry> migrations) {

    /** How it is with one migration. */
    public enum State {
        /** It was run, and its statements are as they were then. */
        APPLIED,
        /** It was not run yet. */
        PENDING,
        /** It was run, and its file is not there. */
        MISSING,
        /** It was run, and its statements are others now. */
        MODIFIED,
        /** It runs outside of a transaction, and did not come to its end. */
        INTERRUPTED
    }

    /**
     * One migration.
     *
     * @param outOfOrder whether it is pending though a later version was applied
     * @param details what more there is to say: which statements are others now, where it was cut off
     */
    public record Entry(
            Version version,
            String name,
            State state,
            boolean outOfOrder,
            Optional<Instant> appliedAt,
            List<String> details) {

        public Entry {
            requireNonNull(version, "version");
            requireNonNull(name, "name");
            requireNonNull(state, "state");
            requireNonNull(appliedAt, "appliedAt");
            details = List.copyOf(details);
        }

        /** The state as people read it. */
        public String label() {
            String word = state.name().charAt(0) + state.name().substring(1).toLowerCase(Locale.ROOT);
            return outOfOrder ? word + " (out of order)" : word;
        }
    }

    public Status {
        migrations = List.copyOf(migrations);
    }

    /** Those that {@code up} would run, in order. */
    public List<Entry> pending() {
        return migrations.stream()
                .filter(entry -> entry.state() == State.PENDING)
                .toList();
    }

    /** A table with a line a migration; below it, what more there is to say. */
    @Override
    public String toString() {
        TextTable table = new TextTable("VERSION", "NAME", "STATUS");
        migrations.forEach(entry -> table.add(entry.version().toString(), entry.name(), entry.label()));
        String details = migrations.stream()
                .flatMap(entry -> entry.details().stream()
                        .map(detail -> "\n" + entry.version() + "_" + entry.name() + ": " + detail))
                .collect(Collectors.joining());
        return table + (details.isEmpty() ? "" : "\n" + details);
    }
}
