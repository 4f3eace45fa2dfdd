package org.nself.postgres.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nself.schema.Column;
import org.nself.schema.DefaultValue;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.spi.Problem;

/**
 * Finds defaults that look like the moment of a row and are that of the table.
 *
 * @see <a href="https://www.postgresql.org/docs/current/functions-datetime.html#FUNCTIONS-DATETIME-CURRENT">PostgreSQL:
 *     current date and time</a>
 */
final class Defaults {

    private static final Set<String> TYPES = Set.of(
            "date",
            "timestamp without time zone",
            "timestamp with time zone",
            "time without time zone",
            "time with time zone");

    private static final Map<String, String> MEANT = Map.of(
            "now", "now()",
            "today", "current_date",
            "tomorrow", "current_date + 1",
            "yesterday", "current_date - 1");

    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");

    private Defaults() {}

    static List<Problem> check(Table table) {
        List<Problem> found = new ArrayList<>();
        for (Column column : table.columns()) {
            if (TYPES.contains(column.type().name()) && column.type().dimensions() == 0) {
                column.defaultValue()
                        .flatMap(Defaults::literal)
                        .filter(word -> MEANT.containsKey(word))
                        .ifPresent(word -> found.add(problem(table, column, word)));
            }
        }
        return found;
    }

    private static Optional<String> literal(DefaultValue value) {
        Optional<String> text = switch (value) {
            case DefaultValue.Text literal -> Optional.of(literal.value());
            case DefaultValue.Expression expression -> {
                Matcher matcher = LITERAL.matcher(expression.sql().strip());
                yield matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
            }
            case DefaultValue.Numeric ignored -> Optional.empty();
            case DefaultValue.Truth ignored -> Optional.empty();
        };
        return text.map(word -> word.strip().toLowerCase(Locale.ROOT));
    }

    private static Problem problem(Table table, Column column, String word) {
        return Rule.MOMENT_OF_CREATION.found(
                new Subject.OfColumn(table.name(), column.name()),
                "column \"" + column.name() + "\" has the default '" + word
                        + "', which is read once, when the table is made: all rows get that moment",
                "write [default: `" + MEANT.get(word) + "`]");
    }
}
