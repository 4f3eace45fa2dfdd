package org.nself.postgres.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.nself.NselfException;
import org.nself.plan.Plan;
import org.nself.postgres.TestDatabase;

/**
 * Pulls the databases of public projects as DBML, which must say all that they hold: with it there is nothing to do in
 * the database that it came from. Runs where {@code -Dnself.corpus} names the directory their SQL lies in.
 */
@EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
class CorpusRealSchemasTest {

    @Test
    void whatIsPulledFromARealDatabaseChangesNothingInIt() throws IOException {
        List<RealDump> dumps = Stream.concat(
                        RealDump.newest().stream(),
                        RealDump.histories().stream().flatMap(List::stream))
                .toList();
        List<String> failures = new ArrayList<>();
        for (RealDump dump : dumps) {
            String result = roundTrip(dump);
            System.out.printf("%-50s %s%n", dump.name(), result);
            if (!result.endsWith("empty")) {
                failures.add(dump.name() + ": " + result);
            }
        }
        assertThat(dumps).hasSizeGreaterThan(RealDump.newest().size());
        assertThat(failures).isEmpty();
    }

    /** In both directions, and each can be taken back. What makes a plain table a partitioned one is refused. */
    @Test
    void whatARealProjectChangedIsChangedHereToo() throws IOException {
        List<String> undone = new ArrayList<>();
        for (List<RealDump> history : RealDump.histories()) {
            List<String> pulled = new ArrayList<>();
            for (RealDump dump : history) {
                try (TestDatabase database = dump.load()) {
                    pulled.add(RealDump.pull(database));
                }
            }
            for (int i = 1; i < history.size(); i++) {
                for (int from : List.of(i - 1, i)) {
                    int to = from == i ? i - 1 : i;
                    String name = history.get(from).name() + " to "
                            + history.get(to).file().getFileName();
                    String result = transition(history.get(from), pulled.get(from), pulled.get(to));
                    System.out.printf("%-90s %s%n", name, result);
                    if (!result.startsWith("done")) {
                        undone.add(name + " " + result.replaceAll("(?s)(refused: NS\\d+).*", "$1"));
                    }
                }
            }
        }
        assertThat(undone)
                .containsExactlyInAnyOrder(
                        "history/pagila/002-2017-06-20-0bad574f06.sql to 003-2018-02-21-dac55d8c9b.sql refused: NS2808",
                        "history/pagila/003-2018-02-21-dac55d8c9b.sql to 002-2017-06-20-0bad574f06.sql refused: NS2803");
    }

    private static String roundTrip(RealDump dump) throws IOException {
        String done = "not loaded";
        try (TestDatabase database = dump.load()) {
            done = "loaded, not pulled";
            String dbml = RealDump.pull(database);
            done = "loaded, pulled, not planned";
            String changes = RealDump.plan(database, dbml).toSql();
            return "loaded, pulled, " + (changes.isEmpty() ? "empty" : "not the same: " + changes);
        } catch (IllegalStateException unloaded) {
            return done + ": " + unloaded.getCause();
        } catch (NselfException refused) {
            return done + ": " + refused.getMessage();
        }
    }

    private static String transition(RealDump from, String before, String wanted) throws IOException {
        try (TestDatabase database = from.load()) {
            Plan plan;
            try {
                plan = RealDump.plan(database, wanted);
            } catch (NselfException refused) {
                return "refused: " + refused.getMessage();
            }
            if (plan.isEmpty()) {
                return "done, nothing to do";
            }
            database.execute(plan.toSql());
            String left = RealDump.plan(database, wanted).toSql();
            if (!left.isEmpty()) {
                return "something is left to do: " + left;
            }
            database.execute(plan.toDownSql());
            String leftBefore = RealDump.plan(database, before).toSql();
            return leftBefore.isEmpty() ? "done" : "the way back leaves something to do: " + leftBefore;
        } catch (IllegalStateException failure) {
            return "failed: " + failure.getCause() + "\n" + failure.getMessage();
        }
    }
}
