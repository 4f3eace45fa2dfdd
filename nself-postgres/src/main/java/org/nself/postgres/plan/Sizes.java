package org.nself.postgres.plan;

import java.util.Optional;
import java.util.Set;
import org.nself.plan.Policy;
import org.nself.plan.TableSize;
import org.nself.schema.QualifiedName;
import org.nself.spi.Catalog;

/** Which tables are so large that what keeps others out while it reads them is not to be done. */
record Sizes(Catalog catalog, Policy policy, Set<QualifiedName> created) {

    boolean isNew(QualifiedName table) {
        return created.contains(table);
    }

    /** A table that is not there yet is small; one of unknown size may be large. */
    boolean isLarge(QualifiedName table) {
        if (created.contains(table) || catalog.schema().table(table).isEmpty()) {
            return false;
        }
        return switch (policy.forms()) {
            case BRIEF -> false;
            case ONLINE -> true;
            case BY_SIZE ->
                Optional.ofNullable(catalog.sizes().get(table))
                        .map(TableSize::bytes)
                        .filter(bytes -> bytes < policy.largeTable())
                        .isEmpty();
        };
    }
}
