package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of many databases.
 *
 * @param results one a target, in the order in which they were given
 */
public record FleetReport(List<Result> results) {

    /** What came of one. */
    public sealed interface Result {

        /** Its name. */
        String target();
    }

    /** It was migrated, or was up to date. */
    public record Migrated(String target, MigrationReport report) implements Result {

        public Migrated {
            requireNonNull(target, "target");
            requireNonNull(report, "report");
        }
    }

    /** It was not brought to its end; what is committed stays, as for one database alone. */
    public record Failed(String target, NselfException failure) implements Result {

        public Failed {
            requireNonNull(target, "target");
            requireNonNull(failure, "failure");
        }
    }

    /** It was not begun, for too many others had failed. */
    public record Skipped(String target) implements Result {

        public Skipped {
            requireNonNull(target, "target");
        }
    }

    public FleetReport {
        results = List.copyOf(results);
    }

    /** What came of this target; empty when there was none of that name. */
    public Optional<Result> of(String target) {
        return results.stream().filter(result -> result.target().equals(target)).findFirst();
    }

    /** Those that failed, in order. */
    public List<Failed> failures() {
        return only(Failed.class).toList();
    }

    /** Whether all were migrated. */
    public boolean isComplete() {
        return only(Migrated.class).count() == results.size();
    }

    private <R extends Result> Stream<R> only(Class<R> kind) {
        return results.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** One line for all, and one for each that changed, failed or was skipped. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("migrated " + only(Migrated.class).count() + " of " + results.size());
        for (Result result : results) {
            line(result)
                    .ifPresent(line -> text.append("\n  ")
                            .append(result.target())
                            .append(": ")
                            .append(line));
        }
        return text.toString();
    }

    private static Optional<String> line(Result result) {
        return switch (result) {
            case Migrated migrated ->
                migrated.report().changed()
                        ? migrated.report().toString().lines().findFirst()
                        : Optional.empty();
            case Failed failed ->
                String.valueOf(failed.failure().getMessage()).lines().findFirst();
            case Skipped ignored -> Optional.of("not begun");
        };
    }
}
