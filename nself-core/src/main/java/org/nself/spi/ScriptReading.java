package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.nself.schema.Diagnostic;

/**
 * What a dialect makes of a SQL file without running it.
 *
 * @param statements how many there are
 * @param checksum of the statements; comments, spaces between words and line ends do not count
 * @param outsideTransaction the first kind of statement that the server refuses in a transaction, in SQL's words
 * @param diagnostics why the file cannot be run, if it cannot
 */
public record ScriptReading(
        int statements, String checksum, Optional<String> outsideTransaction, List<Diagnostic> diagnostics) {

    public ScriptReading {
        requireNonNull(checksum, "checksum");
        requireNonNull(outsideTransaction, "outsideTransaction");
        diagnostics = List.copyOf(diagnostics);
    }
}
