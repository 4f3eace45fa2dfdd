package org.nself.postgres.script;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.nself.schema.Place;

/**
 * One statement of a script.
 *
 * @param number the how manieth of its file, from 1; a {@code BEGIN} that is not run counts
 * @param text what the server gets: as it stands in the file, from the first word to the last, without the semicolon
 * @param normalised the same without comments and layout; see {@link Script#checksum()}
 * @param place where the text stands
 * @param offset where it begins in the file, in UTF-16 units
 * @param rows what a {@code COPY … FROM stdin} reads; empty for all other statements
 * @param outsideTransaction by what name the server refuses it in a transaction; empty when it may run in one, or when
 *     only the server can tell
 */
public record ScriptStatement(
        int number,
        String text,
        String normalised,
        Place place,
        int offset,
        Optional<Rows> rows,
        Optional<String> outsideTransaction) {

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
        requireNonNull(text, "text");
        requireNonNull(normalised, "normalised");
        requireNonNull(place, "place");
        requireNonNull(rows, "rows");
        requireNonNull(outsideTransaction, "outsideTransaction");
    }
}
