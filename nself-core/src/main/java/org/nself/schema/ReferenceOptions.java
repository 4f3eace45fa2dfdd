package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What PostgreSQL knows of a foreign key beside its columns and actions.
 *
 * @param matchFull whether all columns are NULL or none (MATCH FULL)
 * @param setColumns which columns ON DELETE SET NULL and SET DEFAULT set; empty for all (PostgreSQL 15)
 * @param period whether the last column is a range that must be covered (PostgreSQL 18)
 */
public record ReferenceOptions(
        boolean matchFull, List<String> setColumns, Deferral deferral, boolean period, Enforcement enforcement) {

    public static final ReferenceOptions NONE =
            new ReferenceOptions(false, List.of(), Deferral.NOT_DEFERRABLE, false, Enforcement.VALID);

    public ReferenceOptions {
        setColumns = List.copyOf(setColumns);
        requireNonNull(deferral, "deferral");
        requireNonNull(enforcement, "enforcement");
    }

    public ReferenceOptions withDeferral(Deferral newDeferral) {
        return new ReferenceOptions(matchFull, setColumns, newDeferral, period, enforcement);
    }

    public ReferenceOptions withEnforcement(Enforcement newEnforcement) {
        return new ReferenceOptions(matchFull, setColumns, deferral, period, newEnforcement);
    }
}
