package org.nself.testkit;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Rows that migrations meet.
 *
 * @param after the version after which they are inserted; empty for the last
 */
record SeededRows(OptionalLong after, Consumer<DataSource> code) {

    SeededRows {
        requireNonNull(code, "code");
    }
}
