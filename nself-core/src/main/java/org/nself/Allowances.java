package org.nself;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nself.schema.Diagnostic;
import org.nself.schema.Diagnostic.Severity;
import org.nself.schema.Place;
import org.nself.spi.Reading.Allowance;

/** The information that the author of a schema does not want. Errors and warnings cannot be silenced. */
final class Allowances {

    /** An allowance of something that nobody would say. */
    record Needless(Place said, String message, String hint) {}

    private final List<Allowance> all;

    Allowances(List<Allowance> all) {
        this.all = all;
    }

    /** Whether it is allowed where it was found, or with the table that it is about. */
    boolean silence(Diagnostic found, Optional<Place> table) {
        return found.severity() == Severity.INFORMATION
                && all.stream()
                        .anyMatch(allowance -> allowance.covers(found.code(), found.place())
                                || table.filter(place -> allowance.covers(found.code(), place))
                                        .isPresent());
    }

    /** Those whose code is none of the information that there is. */
    List<Needless> needless(Set<String> ofReader, Set<String> ofDialect) {
        Set<String> known = new TreeSet<>(ofReader);
        known.addAll(ofDialect);
        return all.stream()
                .filter(allowance -> !known.contains(allowance.code()))
                .map(allowance -> new Needless(
                        allowance.said(),
                        "there is no information " + allowance.code() + " that could be allowed",
                        "take it out; what can be allowed is " + String.join(", ", known)))
                .toList();
    }
}
