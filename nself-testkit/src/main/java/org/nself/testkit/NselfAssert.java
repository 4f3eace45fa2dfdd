package org.nself.testkit;

import java.util.List;
import org.nself.Drift;
import org.nself.Nself;
import org.nself.Status;
import org.nself.Status.State;

/** Assertions about a database beside the schema and migrations that are to be applied to it. */
public final class NselfAssert extends FactAssert<NselfAssert, Nself> {

    NselfAssert(Nself actual) {
        super(actual, NselfAssert.class);
    }

    /** Nobody changed the database by another way, and it is known what it should be: see {@link Nself#drift()}. */
    public NselfAssert hasNoDrift() {
        isNotNull();
        Drift drift = actual.drift();
        if (!drift.isKnown()) {
            throw failure(Facts.expected("a database " + drift.history().expectation())
                    .butWas("not known: " + drift.history().unknown().orElse("")));
        }
        if (drift.isDrifted()) {
            Drift.Against against =
                    drift.schema().filter(schema -> !drift.history().differs()).orElse(drift.history());
            throw failure(DriftFacts.of("a database " + against.expectation(), against));
        }
        return this;
    }

    /** Every migration was applied, and is as it was then. */
    public NselfAssert hasNothingPending() {
        isNotNull();
        List<String> others = actual.status().migrations().stream()
                .filter(entry -> entry.state() != State.APPLIED)
                .map(NselfAssert::line)
                .toList();
        if (!others.isEmpty()) {
            throw failure(Facts.expected("every migration applied").butWas(others, ""));
        }
        return this;
    }

    private static String line(Status.Entry entry) {
        return entry.version() + "_" + entry.name() + ": " + entry.label();
    }
}
