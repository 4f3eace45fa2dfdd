package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nself.migration.Migration;
import org.nself.migration.Version;

/**
 * What was adopted, or would be.
 *
 * @param marked those that count as applied from now on, in order; none of them was run
 * @param alreadyApplied those that nself had applied, or counted so, before; they stay as they were
 * @param notOnDisk what another tool applied and no folder is there for; nothing is remembered of these
 * @param passedOver what else that tool remembers and what is no version, in words
 * @param written the migration that was made of what the database holds; it is among the marked ones
 * @param dryRun whether nothing was changed, for only what would be done was asked for
 */
public record Baselined(
        List<Migration> marked,
        List<Migration> alreadyApplied,
        List<Version> notOnDisk,
        List<String> passedOver,
        Optional<Migration> written,
        boolean dryRun) {

    public Baselined {
        marked = List.copyOf(marked);
        alreadyApplied = List.copyOf(alreadyApplied);
        notOnDisk = List.copyOf(notOnDisk);
        passedOver = List.copyOf(passedOver);
        requireNonNull(written, "written");
    }

    /** A few lines that a person can read. */
    @Override
    public String toString() {
        String verb = dryRun ? "would count as applied: " : "count as applied now: ";
        return (marked.isEmpty() ? "nothing to adopt" : verb + marked.size() + lines(marked))
                + written.map(migration -> "\nmade of what the database holds: " + migration)
                        .orElse("")
                + (alreadyApplied.isEmpty() ? "" : "\nwere applied already: " + alreadyApplied.size())
                + (notOnDisk.isEmpty() ? "" : "\napplied, and not on disk: " + notOnDisk.size() + lines(notOnDisk))
                + (passedOver.isEmpty() ? "" : "\npassed over: " + passedOver.size() + lines(passedOver));
    }

    private static String lines(List<?> all) {
        return all.stream().map(one -> "\n  " + one).collect(Collectors.joining());
    }
}
