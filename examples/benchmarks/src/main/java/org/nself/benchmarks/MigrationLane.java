package org.nself.benchmarks;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/** A tool that applies migrations, and what its turns took: in each it gets a database of its own, which is new. */
final class MigrationLane {

    private final MigrationTool tool;
    private final Contestant apply;
    private final List<Contestant> boots;
    private final Optional<SlowLine> line;
    private @Nullable DatabaseAddress database;

    /**
     * @param times how many boots a turn has
     * @param line on which the tool reaches the server; empty for the direct way
     */
    MigrationLane(MigrationTool tool, int times, Optional<SlowLine> line) {
        this.tool = tool;
        this.line = line;
        this.apply = Contestant.measured(tool.name(), () -> seconds(tool.apply()));
        this.boots = tool.boots().stream()
                .map(boot -> Contestant.measured(boot.name(), times, () -> seconds(boot.run())))
                .toList();
    }

    private double seconds(MigrationTool.Act act) throws IOException, InterruptedException {
        return act.seconds(requireNonNull(database));
    }

    /** Applies all and boots again; says what is in the database then, or nothing when the tool is not to be had. */
    Optional<CatalogCount> turn(Processor processor, boolean counts)
            throws IOException, InterruptedException, SQLException {
        try (TestDatabase created = PostgresServer.shared().newDatabase()) {
            DatabaseAddress address =
                    line.map(slow -> slow.address(created.url())).orElseGet(() -> new DatabaseAddress(created.url()));
            database = address;
            turn(apply, processor, counts);
            if (apply.isAbsent()) {
                for (Contestant boot : boots) {
                    turn(boot, processor, counts);
                }
                return Optional.empty();
            }
            CatalogCount applied = CatalogCount.of(created.dataSource());
            for (int i = 0; i < boots.size(); i++) {
                tool.boots().get(i).prepare().seconds(address);
                turn(boots.get(i), processor, counts);
            }
            if (!applied.equals(CatalogCount.of(created.dataSource()))) {
                throw new IllegalStateException(tool.name() + " changed something in a boot with nothing to do");
            }
            return Optional.of(applied);
        }
    }

    private static void turn(Contestant contestant, Processor processor, boolean counts) throws InterruptedException {
        if (counts) {
            contestant.turn(processor);
        } else {
            contestant.warmUp(processor, 0);
        }
    }

    String name() {
        return tool.name();
    }

    /** What applying took. */
    Contestant apply() {
        return apply;
    }

    /** What the boots took, in the order of the tool's. */
    List<Contestant> boots() {
        return boots;
    }
}
