package org.nself.dbml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nself.schema.Diagnostic;
import org.nself.schema.Place;

/** Collects diagnostics while a text is read. */
final class Findings {

    private record Finding(int start, Diagnostic diagnostic) {}

    private final Source source;
    private final List<Finding> findings = new ArrayList<>();

    Findings(Source source) {
        this.source = source;
    }

    void add(Code code, Span span, String message) {
        add(code, span, message, Optional.empty());
    }

    void add(Code code, Span span, String message, String hint) {
        add(code, span, message, Optional.of(hint));
    }

    void add(Code code, Span span, String message, Optional<String> hint) {
        findings.add(new Finding(
                span.start(),
                new Diagnostic(
                        code.number(),
                        code.severity(),
                        source.place(span),
                        source.lineText(span.start()),
                        message,
                        hint)));
    }

    boolean hasNoErrors() {
        return findings.stream().noneMatch(finding -> finding.diagnostic().isError());
    }

    Place place(Span span) {
        return source.place(span);
    }

    private static boolean isConflict(Finding finding) {
        return finding.diagnostic().code().equals(Code.CONFLICT_MARKER.number());
    }

    /** What was found at one place twice is said once; both sides of a conflict make no sense beside it. */
    List<Diagnostic> inSourceOrder() {
        boolean conflict = findings.stream().anyMatch(Findings::isConflict);
        return findings.stream()
                .filter(finding -> !conflict || isConflict(finding))
                .sorted(Comparator.comparingInt(Finding::start))
                .map(Finding::diagnostic)
                .distinct()
                .toList();
    }
}
