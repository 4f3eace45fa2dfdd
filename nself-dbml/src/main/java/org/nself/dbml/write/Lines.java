package org.nself.dbml.write;

import java.util.List;
import org.nself.dbml.syntax.Annotation;

/** The lines of a file that is written; how far they are indented is seen to later. */
final class Lines {

    private final StringBuilder text = new StringBuilder();

    void add(String line) {
        text.append(line).append('\n');
    }

    void empty() {
        text.append('\n');
    }

    void open(String header) {
        add(header + " {");
    }

    void close() {
        add("}");
    }

    /**
     * Those annotations that are written as comments, above what they are about.
     *
     * @throws IllegalArgumentException when one holds a carriage return before a line feed, which would be a line end alone
     */
    void annotations(List<Annotation> annotations) {
        for (Annotation annotation : annotations) {
            if (!annotation.setting()) {
                if (annotation.value().contains("\r\n")) {
                    throw new IllegalArgumentException(
                            "DBML cannot hold a carriage return in what it has no word for: " + annotation.value());
                }
                String value = annotation.value().isEmpty() ? "" : ": " + annotation.value();
                add("//@ " + annotation.name() + value.replace("\n", "\n//@+"));
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
