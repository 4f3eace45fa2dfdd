package org.nself.postgres.render;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nself.schema.QualifiedName;

/**
 * Text from templates, with names and literals put in so that they are quoted by construction: whatever comes from a schema is
 * a {@link Part}, and this is the only place that makes one.
 *
 * <p>There is no library behind it on purpose. The layout is ours, for reviewers, so a library would be left with doubling
 * quotes, and loading one costs the first boot of a process more than all its rendering does.
 */
final class Sql {

    /** SQL that is complete in itself, and stands in the place of a number of a template. */
    static final class Part {

        private final String sql;

        private Part(String sql) {
            this.sql = sql;
        }

        @Override
        public String toString() {
            return sql;
        }
    }

    /** A template with {@code {0}}, {@code {1}} … replaced by parts. The template is ours; it has no other braces. */
    String render(String template, Part... parts) {
        StringBuilder text = new StringBuilder();
        int written = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', written)) {
            int close = template.indexOf('}', open);
            int number = Integer.parseInt(template, open + 1, close, 10);
            text.append(template, written, open).append(parts[number].sql);
            written = close + 1;
        }
        return text.append(template, written, template.length()).toString();
    }

    /** A name without its namespace. */
    Part name(String name) {
        return new Part(Keywords.needsQuotes(name) ? "\"" + name.replace("\"", "\"\"") + "\"" : name);
    }

    /** A name with its namespace, unless that is where everyone looks. */
    Part name(QualifiedName name) {
        return name.namespace().equals(QualifiedName.DEFAULT_NAMESPACE)
                ? name(name.name())
                : new Part(name(name.namespace()).sql + "." + name(name.name()).sql);
    }

    /** {@code a, b, c}. */
    Part names(List<String> names) {
        return new Part(names.stream().map(name -> name(name).sql).collect(Collectors.joining(", ")));
    }

    /** A string literal, as {@code standard_conforming_strings} has it: nothing but a quote means anything else. */
    Part literal(String value) {
        return new Part("'" + value.replace("'", "''") + "'");
    }

    /** What the author wrote, or what was rendered before, as it is. */
    Part text(String sql) {
        return new Part(sql);
    }

    Part lines(Stream<String> lines) {
        return new Part(lines.collect(Collectors.joining(",\n    ")));
    }
}
