package org.nself.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.Step;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/** Databases with more tables than one transaction could make, adopted by nself. */
final class LargeDatabase {

    private LargeDatabase() {}

    /** Statement by statement, for one transaction over so many tables needs more locks than a server has by default. */
    static TestDatabase of(String dbml) throws SQLException {
        TestDatabase database = PostgresServer.shared().newDatabase();
        Plan creation = Nself.creation(SchemaSource.text(dbml));
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (Step step : creation.steps()) {
                for (String sql : step.up()) {
                    statement.execute(sql);
                }
            }
            statement.execute("VACUUM ANALYZE");
        }
        nself(database, dbml).migrate();
        return database;
    }

    static Nself nself(TestDatabase database, String dbml) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .dataSource(database.dataSource())
                .policy(Policy.development())
                .build();
    }
}
