package org.nself.testkit;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** A failure as facts: one a line, or a block where there is more to say. */
final class Facts {

    private final StringJoiner text = new StringJoiner("\n");

    private Facts() {}

    static Facts expected(String what) {
        return new Facts().fact("expected", what);
    }

    Facts butWas(String what) {
        return fact("but was", what);
    }

    /** @param none what is said of an empty list */
    Facts butWas(List<String> what, String none) {
        return what.isEmpty() ? butWas(none) : list("but was", what);
    }

    Facts likelyMistake(Optional<String> mistake) {
        mistake.ifPresent(said -> fact("likely mistake", said));
        return this;
    }

    Facts fact(String name, String value) {
        text.add(name + (value.contains("\n") ? ":\n" + indented(value) : ": " + value));
        return this;
    }

    Facts list(String name, List<String> values) {
        text.add(name + ":");
        values.forEach(value -> text.add("  - " + value.replace("\n", "\n    ")));
        return this;
    }

    private static String indented(String block) {
        return block.stripTrailing()
                .lines()
                .map(line -> line.isBlank() ? "" : "  " + line)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
