package org.nself.postgres.backup;

import java.util.List;

/**
 * What is copied in one way whatever engine copies the rest; {@code state.json} of a copy.
 *
 * @param encoding of the database
 * @param sequences and their values
 * @param history the rows of nself's tables, those that were there
 * @param largeObjects how many there are; -1 when they were not copied, and are to be left as they are
 */
record State(String encoding, List<SequenceValue> sequences, List<HistoryRows> history, long largeObjects) {

    static final String FILE = "state.json";

    /**
     * Where a sequence stood.
     *
     * @param sequence as the server writes it
     * @param called whether the value was given out
     */
    record SequenceValue(String sequence, long value, boolean called) {}

    /**
     * A table of nself's history.
     *
     * @param table its name without the namespace, not quoted
     * @param columns not quoted
     * @param file that holds the rows
     */
    record HistoryRows(String table, List<String> columns, String file, long rows, List<SequenceValue> sequences) {}
}
