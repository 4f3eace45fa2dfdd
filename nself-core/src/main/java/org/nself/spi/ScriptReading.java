package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.nself.migration.FileStatement;
import org.nself.schema.Diagnostic;

/**
 * What a dialect makes of a SQL file without running it.
 *
 * @param statements in the order of the file
 * @param checksum of the statements; comments, spaces between words and line ends do not count
 * @param outsideTransaction the first kind of statement that the server refuses in a transaction, in SQL's words
 * @param changesSession whether it may leave the session with other settings than it found
 * @param diagnostics why the file cannot be run, if it cannot
 */
public record ScriptReading(
        List<FileStatement> statements,
        String checksum,
        Optional<String> outsideTransaction,
        boolean changesSession,
        List<Diagnostic> diagnostics) {

    public ScriptReading {
        statements = List.copyOf(statements);
        requireNonNull(checksum, "checksum");
        requireNonNull(outsideTransaction, "outsideTransaction");
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether running it would do nothing: Hasura's console leaves a way back of comments alone. */
    public boolean saysNothing() {
        return statements.isEmpty() && diagnostics.isEmpty();
    }

    /** The digests of the statements, in order. */
    public List<String> digests() {
        return statements.stream().map(FileStatement::digest).toList();
    }
}
