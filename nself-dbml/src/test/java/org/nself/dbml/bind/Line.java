package org.nself.dbml.bind;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nself.schema.QualifiedName;

/** One thing of a model as a line of text: what it is called, and what is said about it. What is unspoken is left out. */
final class Line {

    private final StringBuilder text;

    private Line(String what) {
        this.text = new StringBuilder(what);
    }

    static Line of(String what) {
        return new Line(what);
    }

    Line say(String key, Optional<String> value) {
        value.ifPresent(given -> say(key, given));
        return this;
    }

    Line say(String key, String value) {
        text.append(' ')
                .append(key)
                .append('=')
                .append(value.replace("\\", "\\\\").replace("\n", "\\n").replace("\0", "\\0"));
        return this;
    }

    Line flag(String key, boolean holds) {
        if (holds) {
            text.append(' ').append(key);
        }
        return this;
    }

    /** An empty note is none. */
    Line note(Optional<String> note) {
        return say("note", note.filter(given -> !given.isEmpty()));
    }

    /** Settings of the author's own, whose keys have neither order nor case. */
    Line settings(Map<String, String> settings) {
        Map<String, String> sorted = new TreeMap<>();
        settings.forEach((key, value) -> sorted.put(key.toLowerCase(Locale.ROOT), value));
        sorted.forEach((key, value) -> say("[" + key + "]", value));
        return this;
    }

    /** A number as the official parser keeps it, which is as a double; ours keeps the author's digits. */
    static String number(String digits) {
        return Double.toString(Double.parseDouble(digits) + 0.0);
    }

    static <T> String list(Collection<T> things, Function<T, String> text) {
        return things.stream().map(text).collect(Collectors.joining(","));
    }

    static String name(Optional<String> schema, String name) {
        return QualifiedName.of(schema.filter(given -> !given.isEmpty()).orElse(QualifiedName.DEFAULT_NAMESPACE), name)
                .toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
