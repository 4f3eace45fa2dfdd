package org.nself;

import java.util.List;
import java.util.Map;
import org.nself.diff.SchemaDiff;
import org.nself.plan.Plan;
import org.nself.schema.Namespace;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.spi.Alignment;
import org.nself.spi.Catalog;
import org.nself.spi.Dialect;

/** Leads a schema to the plan that creates it, without a database. */
final class Creation {

    private Creation() {}

    static Plan of(DesiredSchema desired, Dialect dialect) {
        Alignment alignment = dialect.align(desired.schema());
        desired.refuse(alignment.problems());
        Schema empty = new Schema(List.of(Namespace.of(QualifiedName.DEFAULT_NAMESPACE)), List.of(), List.of());
        Catalog nothing = new Catalog(empty, Map.of(), List.of());
        return dialect.plan(SchemaDiff.between(empty, alignment.desired(), alignment.owned()), nothing);
    }
}
