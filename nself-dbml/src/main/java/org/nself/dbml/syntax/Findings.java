package org.nself.dbml.syntax;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nself.schema.Diagnostic;
import org.nself.schema.Place;

/** Collects diagnostics while one file is read; the first thousand errors, for nobody reads more. */
public final class Findings {

    private record Finding(int start, Diagnostic diagnostic) {}

    private static final int MOST_GUESSES = 100;
    private static final int MOST_ERRORS = 1000;

    private final Source source;
    private final List<Finding> findings = new ArrayList<>();
    private boolean runsToTheEnd;
    private int errors;

    public Findings(Source source) {
        this.source = source;
    }

    public void add(Code code, Span span, String message) {
        add(code, span, message, Optional.empty());
    }

    public void add(Code code, Span span, String message, String hint) {
        add(code, span, message, Optional.of(hint));
    }

    public void add(Code code, Span span, String message, Optional<String> hint) {
        boolean error = code.severity() == Diagnostic.Severity.ERROR;
        if ((runsToTheEnd && span.start() >= source.length()) || (error && errors >= MOST_ERRORS)) {
            return;
        }
        findings.add(new Finding(
                span.start(),
                new Diagnostic(
                        code.number(),
                        code.severity(),
                        source.place(span),
                        source.lineText(span.start()),
                        message,
                        hint)));
        errors += error ? 1 : 0;
    }

    /**
     * What somebody may have meant by a name. Guessed while findings are few: comparing many wrong names with many right
     * ones takes long, and somebody with that many mistakes has another problem.
     */
    public Optional<String> suggest(String written, Collection<String> candidates) {
        return findings.size() < MOST_GUESSES ? Suggestions.hint(written, candidates) : Optional.empty();
    }

    /** Complains about something that swallows the rest of the file; what is missing at its end is then no surprise. */
    void addToTheEnd(Code code, Span span, String message, String hint) {
        add(code, span, message, hint);
        runsToTheEnd = true;
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    public Place place(Span span) {
        return source.place(span);
    }

    private static boolean isConflict(Finding finding) {
        return finding.diagnostic().code().equals(Code.CONFLICT_MARKER.number());
    }

    /** What was found at one place twice is said once; both sides of a conflict make no sense beside it. */
    public List<Diagnostic> inSourceOrder() {
        if (findings.isEmpty()) {
            return List.of();
        }
        boolean conflict = findings.stream().anyMatch(Findings::isConflict);
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.removeIf(finding -> conflict && !isConflict(finding));
        sorted.sort(Comparator.comparingInt(Finding::start));
        List<Diagnostic> said = new ArrayList<>(sorted.size());
        int place = -1;
        int firstAtPlace = 0;
        for (Finding finding : sorted) {
            firstAtPlace = finding.start() == place ? firstAtPlace : said.size();
            place = finding.start();
            if (!said.subList(firstAtPlace, said.size()).contains(finding.diagnostic())) {
                said.add(finding.diagnostic());
            }
        }
        return List.copyOf(said);
    }
}
