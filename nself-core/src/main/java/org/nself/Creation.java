package org.nself;

import java.util.List;
import org.nself.diff.Change;
import org.nself.diff.Intents;
import org.nself.diff.SchemaDiff;
import org.nself.plan.Plan;
import org.nself.spi.Alignment;
import org.nself.spi.Dialect;

/** Leads a schema to the plan that creates it, without a database. */
final class Creation {

    private Creation() {}

    static Plan of(DesiredSchema desired, Dialect dialect) {
        Alignment alignment = dialect.align(desired.schema());
        desired.refuse(alignment.problems());
        List<Change> changes =
                SchemaDiff.between(alignment.actual().schema(), alignment.desired(), alignment.owned(), Intents.NONE);
        return dialect.plan(changes, alignment.actual());
    }
}
