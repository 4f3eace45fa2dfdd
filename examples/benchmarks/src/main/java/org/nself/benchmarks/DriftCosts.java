package org.nself.benchmarks;

import java.sql.SQLException;
import java.util.List;
import org.nself.Nself;
import org.nself.testkit.TestDatabase;

/**
 * What it costs to find out that nobody touched a database of 1,000 tables, turn by turn with the bare catalog queries. Prints
 * a table in Markdown.
 */
final class DriftCosts {

    private static final boolean QUICK = Boolean.getBoolean("benchmark.quick");
    private static final int TABLES = QUICK ? 100 : 1_000;
    private static final int ROUNDS = QUICK ? 1 : 7;
    private static final double WARM_UP = QUICK ? 0 : 12;

    private DriftCosts() {}

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        String schema = Schemas.ofTables(TABLES);
        try (TestDatabase database = LargeDatabase.of(schema)) {
            Processor processor = Processor.of(database);
            Nself kept = LargeDatabase.nself(database, schema);
            Contestant floor =
                    Contestant.of("bare catalog queries, the floor", () -> BareCatalog.read(database.dataSource()));
            Contestant tight = Contestant.of(
                    "bare catalog queries, comments at once, the tight floor",
                    () -> BareCatalog.readTight(database.dataSource()));
            List<Contestant> all = List.of(
                    floor,
                    tight,
                    Contestant.of("nself, drift", () -> requireNone(LargeDatabase.nself(database, schema))),
                    Contestant.of("nself, drift, the same instance again", () -> requireNone(kept)));
            for (Contestant contestant : all) {
                contestant.warmUp(processor, WARM_UP);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (Contestant contestant : all) {
                    contestant.turn(processor);
                }
            }
            System.out.printf("""

                    | %,d tables: is it what it should be? | ms | times the floor | the tight floor | ms of the processor | times the floor | the tight floor |
                    | --- | --- | --- | --- | --- | --- | --- |
                    """, TABLES);
            all.forEach(contestant -> System.out.println(contestant.row(List.of(floor, tight))));
        }
    }

    private static void requireNone(Nself nself) {
        if (nself.drift().isDrifted()) {
            throw new IllegalStateException(nself.drift().toString());
        }
    }
}
