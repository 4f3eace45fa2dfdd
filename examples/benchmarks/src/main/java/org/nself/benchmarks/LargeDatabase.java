package org.nself.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.plan.Policy;
import org.nself.plan.Step;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/** Databases with more tables than one transaction could make, adopted by nself. */
final class LargeDatabase {

    private static final int PART = 50;

    private LargeDatabase() {}

    /** Part by part, for one transaction over so many tables needs more locks than a server has by default. */
    static TestDatabase of(String dbml) throws SQLException {
        TestDatabase database = PostgresServer.shared().newDatabase();
        List<Step> steps = Nself.creation(SchemaSource.text(dbml)).steps();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (int start = 0; start < steps.size(); start += PART) {
                statement.execute(steps.subList(start, Math.min(start + PART, steps.size())).stream()
                        .flatMap(step -> step.up().stream())
                        .collect(Collectors.joining(";\n")));
            }
            statement.execute("VACUUM ANALYZE");
        }
        nself(database, dbml).migrate();
        return database;
    }

    /** Another with the same in it. Nobody may be connected to the first. */
    static TestDatabase copy(TestDatabase original) throws SQLException {
        TestDatabase copy = PostgresServer.shared().newDatabase();
        try (TestDatabase bystander = PostgresServer.shared().newDatabase();
                Connection connection = bystander.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + copy);
            statement.execute("CREATE DATABASE %s TEMPLATE %s".formatted(copy, original));
        }
        return copy;
    }

    static Nself nself(TestDatabase database, String dbml) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .dataSource(database.dataSource())
                .policy(Policy.development())
                .build();
    }
}
