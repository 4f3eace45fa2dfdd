package org.nself;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nself.Status.State;
import org.nself.schema.SourceFile;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.Examination;

/** Looks whether a database is as it should be, in transactions that only read. */
final class Inspector {

    /** So many rows of a check are told. */
    private static final int ROWS = 5;

    private final Options options;
    private final Dialect dialect;

    Inspector(Options options, Dialect dialect) {
        this.options = options;
        this.dialect = dialect;
    }

    /** @param checks SQL files whose queries are to return no row */
    Inspection inspect(List<SourceFile> checks) {
        List<Examination> examinations = new ArrayList<>();
        examinations.add(history());
        // Another connection than the one that migrated: the service's own will be new too.
        try (Connected connected = Connected.of(options, dialect)) {
            examinations.addAll(connected.retried(database -> {
                database.beginReading();
                List<Examination> found = new ArrayList<>(database.examine(options.namespaces()));
                options.source().ifPresent(source -> found.add(schema(database, DesiredSchema.of(source))));
                checks.forEach(check -> found.add(check(database, check)));
                database.rollback();
                return found;
            }));
        }
        return new Inspection(examinations);
    }

    private Examination history() {
        List<String> problems = new ArrayList<>();
        for (Status.Entry entry : new MigrationRunner(options, dialect).status().migrations()) {
            if (entry.state() != State.APPLIED) {
                problems.add(entry.version() + "_" + entry.name() + " is "
                        + entry.label().toLowerCase(Locale.ROOT));
            }
        }
        return new Examination("every migration is applied as it is on disk", problems);
    }

    private Examination schema(Database database, DesiredSchema desired) {
        Comparison comparison = GenerationStart.compare(
                options, database, options.migrations().read().all(), desired);
        return new Examination(
                "the database is what " + desired.name() + " says",
                comparison.changes().stream()
                        .map(change -> "to be done: " + Sentences.of(change))
                        .sorted()
                        .toList());
    }

    private static Examination check(Database database, SourceFile check) {
        return new Examination("no row is returned by " + check.name(), database.rows(check, ROWS));
    }
}
