package org.nself;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nself.diff.Change;
import org.nself.diff.Intents;
import org.nself.diff.SchemaDiff;
import org.nself.migration.Direction;
import org.nself.migration.Migration;
import org.nself.plan.Plan;
import org.nself.plan.Reversal;
import org.nself.plan.Step;
import org.nself.schema.Schema;
import org.nself.spi.Catalog;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.ScratchDatabase;
import org.nself.spi.StepListener;
import org.nself.spi.Structure;
import org.nself.spi.StructureDifference;

/** Tries generated migrations on a scratch database, which begins where the real one is. */
final class Rehearser {

    private final Options options;
    private final Dialect dialect;
    private final DesiredSchema desired;
    private final Comparison comparison;

    /** @param comparison of the real database with the schema */
    Rehearser(Options options, Dialect dialect, DesiredSchema desired, Comparison comparison) {
        this.options = options;
        this.dialect = dialect;
        this.desired = desired;
        this.comparison = comparison;
    }

    /**
     * @param kept what is there already, in order
     * @throws VerificationFailedException when the migrations do not lead to the schema and back
     */
    Rehearsal rehearse(List<Migration> kept, List<Migration> fresh, Plan plan) {
        try (ScratchDatabase scratch = options.scratch(dialect)) {
            Options there = options.at(scratch.dataSource());
            if (replay(there, kept) && isWhereTheRealOneIs(there)) {
                return tried(there, kept, fresh, plan);
            }
        } catch (EnvironmentException missing) {
            return Rehearsal.notDone(String.valueOf(missing.getMessage()));
        }
        try (ScratchDatabase scratch = options.scratch(dialect)) {
            Options there = options.at(scratch.dataSource());
            Optional<String> obstacle = build(there);
            if (obstacle.isPresent()) {
                return Rehearsal.notDone(obstacle.get());
            }
            MigrationRunner runner = runner(there, kept);
            kept.forEach(migration -> runner.mark(migration.version(), true));
            return tried(there, kept, fresh, plan);
        }
    }

    /** Whether all files ran; a database that was adopted has objects that no file made. */
    private boolean replay(Options there, List<Migration> kept) {
        try {
            runner(there, kept).execute(Ledger::pending, Direction.UP, MigrationRunner.Manner.PLAIN);
            return true;
        } catch (StatementFailedException refused) {
            return false;
        }
    }

    private boolean isWhereTheRealOneIs(Options there) {
        Schema replayed = read(there, database -> database.catalog(comparison.namespaces()))
                .schema();
        return replayed.fingerprint().equals(comparison.found().schema().fingerprint());
    }

    /** Builds what nself knows of the real database; empty when that went well. */
    private Optional<String> build(Options there) {
        Catalog nothing = read(there, database -> database.catalog(comparison.namespaces()));
        List<Change> changes =
                SchemaDiff.between(nothing.schema(), comparison.found().schema(), Schema.empty(), Intents.NONE);
        try (Database database = open(there)) {
            database.begin();
            for (Step step : dialect.plan(changes, nothing).steps()) {
                database.run(List.of(step), StepListener.NONE);
                if (step.commits()) {
                    database.commit();
                    database.begin();
                }
            }
            database.commit();
            return Optional.empty();
        } catch (StatementFailedException refused) {
            return Optional.of("the database holds what cannot be built a second time from the schema alone: "
                    + String.valueOf(refused.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private Rehearsal tried(Options there, List<Migration> kept, List<Migration> fresh, Plan plan) {
        List<Migration> all = new ArrayList<>(kept);
        all.addAll(fresh);
        Structure before = read(there, Database::structure);
        up(there, all, "the migration does not run");
        requireStep(there);
        if (fresh.stream().anyMatch(migration -> migration.down().isEmpty())) {
            return Rehearsal.passed(List.of("there is no way back"));
        }
        List<String> lost = back(there, all, fresh.size(), before, plan);
        up(there, all, "the migration does not run a second time, after its way back");
        requireStep(there);
        return Rehearsal.passed(lost);
    }

    private void up(Options there, List<Migration> all, String what) {
        try {
            runner(there, all).execute(Ledger::pending, Direction.UP, MigrationRunner.Manner.PLAIN);
        } catch (StatementFailedException refused) {
            throw VerificationFailedException.rehearsal(what, List.of(), refused);
        }
    }

    private void requireStep(Options there) {
        List<Change> changes = read(
                        there,
                        database -> Comparison.of(
                                database, desired, Optional.of(Schema.empty()), Intents.NONE, comparison.namespaces()))
                .changes();
        if (!changes.isEmpty()) {
            throw VerificationFailedException.rehearsal(
                    "the migration does not lead to " + desired.name(),
                    changes.stream().map(Sentences::of).toList(),
                    null);
        }
    }

    /** What the way back does not bring back, which only steps that say so may do. */
    private List<String> back(Options there, List<Migration> all, int count, Structure before, Plan plan) {
        List<Migration> fresh = all.subList(all.size() - count, all.size());
        try {
            runner(there, all).execute(ledger -> fresh.reversed(), Direction.DOWN, MigrationRunner.Manner.PLAIN);
        } catch (StatementFailedException refused) {
            throw VerificationFailedException.rehearsal("the way back does not run", List.of(), refused);
        }
        StructureDifference difference = before.difference(read(there, Database::structure));
        if (difference.isEmpty() || difference.isOrderOfColumns()) {
            return difference.lines();
        }
        if (plan.steps().stream().allMatch(step -> step.reversal() == Reversal.EXACT)) {
            throw VerificationFailedException.rehearsal("the way back does not lead back", difference.lines(), null);
        }
        return difference.lines();
    }

    private <T> T read(Options there, Function<Database, T> question) {
        try (Database database = open(there)) {
            database.beginReading();
            T answer = question.apply(database);
            database.rollback();
            return answer;
        }
    }

    private Database open(Options there) {
        return dialect.open(there.dataSource(), new Dialect.Settings(there.historyTable(), there.policy()));
    }

    private MigrationRunner runner(Options there, List<Migration> migrations) {
        return new MigrationRunner(there.with(MigrationSource.of(migrations)), dialect);
    }
}
