package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What PostgreSQL knows of a primary or unique key beside its columns.
 *
 * @param nullsNotDistinct whether NULLs count as equal (PostgreSQL 15)
 * @param included columns that its index carries along
 * @param withoutOverlaps whether the last column is a range that must not overlap (PostgreSQL 18)
 * @param parameters storage parameters of its index, by name
 */
public record KeyOptions(
        boolean nullsNotDistinct,
        List<String> included,
        Deferral deferral,
        boolean withoutOverlaps,
        List<Parameter> parameters) {

    public static final KeyOptions NONE = new KeyOptions(false, List.of(), Deferral.NOT_DEFERRABLE, false, List.of());

    public KeyOptions {
        included = List.copyOf(included);
        requireNonNull(deferral, "deferral");
        parameters = Parameter.sorted(parameters);
    }
}
