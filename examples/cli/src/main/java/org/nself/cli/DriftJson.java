package org.nself.cli;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nself.Drift;

/** A drift report as a part of the JSON document of a status. */
record DriftJson(boolean drifted, boolean known, List<String> pending, List<Source> sources) {

    /**
     * One expectation.
     *
     * @param source {@code history} or {@code schema}
     */
    record Source(
            String source,
            String expectation,
            boolean differs,
            @Nullable String unknown,
            List<Change> changes,
            List<String> problems,
            String repair,
            String adoption,
            List<String> diff) {}

    /** One change, as it was made to the database. */
    record Change(String kind, String subject, String text) {}

    static DriftJson of(Drift drift) {
        return new DriftJson(
                drift.isDrifted(),
                drift.isKnown(),
                drift.pending(),
                Stream.concat(
                                Stream.of(source("history", drift.history())),
                                drift.schema().stream().map(schema -> source("schema", schema)))
                        .toList());
    }

    private static Source source(String source, Drift.Against against) {
        return new Source(
                source,
                against.expectation(),
                against.differs(),
                against.unknown().map(Calls::asCommands).orElse(null),
                changes(against),
                against.problems(),
                against.repairSql(),
                against.adoptionSql(),
                UnifiedDiff.of(against));
    }

    /** The sentences begin with those of the changes, in their order. */
    private static List<Change> changes(Drift.Against against) {
        List<String> sentences = against.lines();
        return IntStream.range(0, against.changes().size())
                .mapToObj(place -> change(against.changes().get(place), sentences.get(place)))
                .toList();
    }

    private static Change change(org.nself.diff.Change change, String sentence) {
        return new Change(change.getClass().getSimpleName(), change.subject().label(), sentence);
    }
}
