package org.nself.postgres.script;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.nself.migration.FileStatement;
import org.nself.schema.Place;
import org.nself.schema.SourceFile;

/**
 * One statement of a script.
 *
 * @param described what people are told about it; a {@code BEGIN} that is not run counts in its number
 * @param normalised the same without comments and layout; see {@link Script#checksum()}
 * @param offset where it begins in the file, in UTF-16 units
 * @param rows what a {@code COPY … FROM stdin} reads; empty for all other statements
 * @param outsideTransaction by what name the server refuses it in a transaction; empty when it may run in one, or when
 *     only the server can tell
 * @param trace by what one can tell later that it took effect
 */
public record ScriptStatement(
        FileStatement described,
        String normalised,
        int offset,
        Optional<Rows> rows,
        Optional<String> outsideTransaction,
        Trace trace) {

    /** How many hexadecimal digits tell statements of one file apart. */
    private static final int DIGEST = 12;

    /**
     * The lines that follow a {@code COPY … FROM stdin}, without the {@code \.}.
     *
     * @param line the number of the first one in the file
     */
    public record Rows(int line, String text) {

        public Rows {
            requireNonNull(text, "text");
        }
    }

    public ScriptStatement {
        requireNonNull(described, "described");
        requireNonNull(normalised, "normalised");
        requireNonNull(rows, "rows");
        requireNonNull(outsideTransaction, "outsideTransaction");
        requireNonNull(trace, "trace");
    }

    /** The how manieth of its file, from 1. */
    public int number() {
        return described.number();
    }

    /** What the server gets: as it stands in the file, from the first word to the last, without the semicolon. */
    public String text() {
        return described.text();
    }

    /** Where the text stands. */
    public Place place() {
        return described.place();
    }

    /** Tells it apart from other statements, whatever its layout. */
    static String digest(String normalised, Optional<Rows> rows) {
        String said = normalised
                + rows.map(lines -> ";\n" + NormalText.lines(lines.text())).orElse("");
        return new SourceFile("", said).hash().substring(0, DIGEST);
    }
}
