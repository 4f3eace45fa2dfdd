package org.nself.dbml.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nself.schema.Exclusion;

/** Reads and writes exclusion constraints: the name, if there is one, what follows {@code EXCLUDE} in SQL, a comment. */
public final class ExclusionText {

    private static final String DEFINITION = "(?:using\\s|\\().*";
    private static final Pattern UNNAMED = flexible(DEFINITION);
    private static final Pattern NAMED = flexible("(" + AnnotationValues.NAME + ")\\s+(" + DEFINITION + ")");

    private ExclusionText() {}

    /** Empty when it is something else. */
    public static Optional<Exclusion> read(String value) {
        AnnotationValues.Texted texted = AnnotationValues.texted(value);
        String rest = texted.rest().strip();
        if (!AnnotationValues.isBalanced(rest)) {
            return Optional.empty();
        }
        if (UNNAMED.matcher(rest).matches()) {
            return Optional.of(new Exclusion(Optional.empty(), rest, texted.text()));
        }
        Matcher named = NAMED.matcher(rest);
        return named.matches()
                ? Optional.of(new Exclusion(
                        Optional.of(AnnotationValues.plain(named.group(1))), named.group(2), texted.text()))
                : Optional.empty();
    }

    /** As it is read. */
    public static String written(Exclusion exclusion) {
        return exclusion.name().map(name -> name(name) + " ").orElse("")
                + exclusion.definition()
                + exclusion
                        .comment()
                        .map(text -> " " + AnnotationValues.quoted(text))
                        .orElse("");
    }

    /** What begins a definition is a name in quotes alone. */
    private static String name(String name) {
        return name.equalsIgnoreCase("using") ? AnnotationValues.inQuotes(name) : AnnotationValues.written(name);
    }

    private static Pattern flexible(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
