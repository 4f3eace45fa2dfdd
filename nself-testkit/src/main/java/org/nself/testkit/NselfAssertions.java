package org.nself.testkit;

import javax.sql.DataSource;
import org.nself.Nself;
import org.nself.plan.Plan;

/**
 * Assertions about databases and plans, for those who have AssertJ on the class path. A failure is a list of facts: what was
 * expected, what is there, and what the likely mistake is.
 *
 * <pre>{@code
 * assertThat(dataSource).matches("schema.dbml");
 * assertThat(dataSource).hasTable("users").withColumn("email").ofType("citext").notNull();
 * assertThat(nself.plan()).hasNoHazard(Hazard.DATA_LOSS);
 * }</pre>
 *
 * <p>It may be imported beside AssertJ's own {@code assertThat}.
 */
public final class NselfAssertions {

    private NselfAssertions() {}

    /** About a database, whoever made it; looks at its structure once, when that is first asked for. */
    public static DatabaseAssert assertThat(DataSource database) {
        return new DatabaseAssert(database);
    }

    /** About a database; looks at its structure once, when that is first asked for. */
    public static DatabaseAssert assertThat(TestDatabase database) {
        return new DatabaseAssert(database.dataSource());
    }

    /** About a plan: what a migration would do. */
    public static PlanAssert assertThat(Plan plan) {
        return new PlanAssert(plan);
    }

    /** About a database beside its schema and migrations. */
    public static NselfAssert assertThat(Nself nself) {
        return new NselfAssert(nself);
    }
}
