package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.nself.diff.Rename;
import org.nself.schema.Schema;

/**
 * A desired schema put into the words of the database, so that equality is a plain comparison: types and expressions
 * as the server prints them, what has no name named like its equal in the database or by convention, and what the
 * author left unspoken as the database has it.
 *
 * @param actual what is there, as if the renames had been made
 * @param renames what the author says is only called otherwise now
 * @param desired what is wanted
 * @param owned what was declared before and therefore may be dropped
 * @param problems why the database cannot hold what is wanted; when there are any, the schemas are not to be used
 */
public record Alignment(Catalog actual, List<Rename> renames, Schema desired, Schema owned, List<Problem> problems) {

    public Alignment {
        requireNonNull(actual, "actual");
        renames = List.copyOf(renames);
        requireNonNull(desired, "desired");
        requireNonNull(owned, "owned");
        problems = List.copyOf(problems);
    }
}
