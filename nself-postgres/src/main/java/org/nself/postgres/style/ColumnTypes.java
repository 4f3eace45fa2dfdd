package org.nself.postgres.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.schema.Column;
import org.nself.schema.DataType;
import org.nself.schema.Increment;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.spi.Problem;

/**
 * Finds types that have a better one beside them.
 *
 * @see <a href="https://wiki.postgresql.org/wiki/Don't_Do_This">PostgreSQL wiki: Don't Do This</a>
 * @see <a href="https://www.postgresql.org/docs/current/datatype-json.html">PostgreSQL: JSON types</a>
 */
final class ColumnTypes {

    private ColumnTypes() {}

    static List<Problem> check(Table table) {
        List<Problem> found = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.type().namespace().isEmpty()) {
                Subject subject = new Subject.OfColumn(table.name(), column.name());
                type(column, subject).ifPresent(found::add);
                rounded(column, subject).ifPresent(found::add);
                serial(column, subject).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Problem> type(Column column, Subject subject) {
        String is = "column \"" + column.name() + "\" is " + column.type() + ", ";
        String brackets = "[]".repeat(column.type().dimensions());
        return switch (column.type().name()) {
            case "character" ->
                Optional.of(Rule.PADDED_TEXT.found(
                        subject,
                        is + "which is filled up with blanks",
                        "write text" + brackets + ", with a check of its length where it matters"));
            case "json" ->
                Optional.of(Rule.JSON_AS_TEXT.found(
                        subject, is + "which is kept as text and parsed at each use", "write jsonb" + brackets));
            case "timestamp without time zone" ->
                Optional.of(Rule.TIMESTAMP_WITHOUT_ZONE.found(
                        subject, is + "which is what a clock shows and no moment", "write timestamptz" + brackets));
            case "time with time zone" ->
                Optional.of(Rule.TIME_WITH_ZONE.found(
                        subject,
                        is + "whose zone means nothing without a date",
                        "write timestamptz" + brackets + " for a moment, time" + brackets + " for a time of day"));
            case "money" ->
                Optional.of(Rule.MONEY.found(
                        subject,
                        is + "which knows no currency and depends on lc_monetary",
                        "write numeric" + brackets + ", with the currency in a column beside it"));
            default -> Optional.empty();
        };
    }

    private static Optional<Problem> rounded(Column column, Subject subject) {
        DataType type = column.type();
        return type.name().startsWith("timestamp ") && type.arguments().equals(List.of("0"))
                ? Optional.of(Rule.ROUNDED_TIMESTAMP.found(
                        subject,
                        "column \"" + column.name() + "\" is " + type
                                + ", which rounds: half a second later is the next second",
                        "leave (0) out, and cut with date_trunc('second', …) where it is shown"))
                : Optional.empty();
    }

    private static Optional<Problem> serial(Column column, Subject subject) {
        return column.increment().filter(Increment.Serial.class::isInstance).isPresent()
                ? Optional.of(Rule.SERIAL.found(
                        subject,
                        "column \"" + column.name() + "\" is serial: a default, and a sequence with rights and"
                                + " a life of its own",
                        "write " + column.type() + " [increment], which is an identity column"))
                : Optional.empty();
    }
}
