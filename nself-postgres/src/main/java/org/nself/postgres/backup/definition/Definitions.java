package org.nself.postgres.backup.definition;

import java.util.List;

/**
 * All that is to be run to make a database anew.
 *
 * @param statements in the order in which they can be run; what comes before the rows stands first
 * @param uncovered what is there and is not made by them, each as people say it
 */
public record Definitions(List<Definition> statements, List<String> uncovered) {

    public Definitions {
        statements = List.copyOf(statements);
        uncovered = List.copyOf(uncovered);
    }
}
