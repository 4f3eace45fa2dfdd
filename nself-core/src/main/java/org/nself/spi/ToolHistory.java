package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.migration.Migration;
import org.nself.migration.MigrationTool;
import org.nself.migration.Version;

/**
 * What another tool says it applied.
 *
 * @param table where that is written
 * @param versions those it names
 * @param upTo the version that it applied with all before it, whichever those are; empty when it names them all
 * @param passedOver what it also remembers and what is no version, in words
 */
public record ToolHistory(String table, Set<Version> versions, Optional<Version> upTo, List<String> passedOver) {

    /**
     * Where to look.
     *
     * @param table {@code namespace.table}, or a table that the search path leads to; empty for the tool's own name
     * @param source Hasura's name of the database; means nothing to other tools
     */
    public record Place(MigrationTool tool, Optional<String> table, String source) {

        public Place {
            requireNonNull(tool, "tool");
            requireNonNull(table, "table");
            requireNonNull(source, "source");
        }
    }

    public ToolHistory {
        requireNonNull(table, "table");
        versions = Set.copyOf(versions);
        requireNonNull(upTo, "upTo");
        passedOver = List.copyOf(passedOver);
    }

    /** Whether the tool applied this one. */
    public boolean holds(Migration migration) {
        return versions.contains(migration.version())
                || upTo.filter(last -> migration.version().compareTo(last) <= 0).isPresent();
    }
}
