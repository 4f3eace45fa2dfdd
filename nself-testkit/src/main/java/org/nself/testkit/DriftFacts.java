package org.nself.testkit;

import org.nself.Drift;

/** Says what a database is otherwise than expected. */
final class DriftFacts {

    private DriftFacts() {}

    static Facts of(String expected, Drift.Against against) {
        Facts facts =
                Facts.expected(expected).list("but was, as if these changes had been made to it", against.lines());
        if (!against.expected().isBlank()) {
            facts.fact("what differs, as it was expected", against.expected());
        }
        if (!against.found().isBlank()) {
            facts.fact("what differs, as it is", against.found());
        }
        return facts;
    }
}
