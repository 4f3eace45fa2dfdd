package org.nself.dbml.bind;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.bind.SampleColumn.Value.Absent;
import org.nself.dbml.bind.SampleColumn.Value.Known;
import org.nself.dbml.bind.SampleColumn.Value.Unknown;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.Arguments;
import org.nself.dbml.document.Document.Cell;
import org.nself.dbml.document.Document.Default;
import org.nself.schema.EnumType;
import org.nself.schema.QualifiedName;
import org.nself.spi.SampleRows;

/** A column as sample data meets it: what it takes, and what a value comes to in it. */
final class SampleColumn {

    /** What stands in a row, when all is done. */
    sealed interface Value {

        /** Equal for equal values, however they are written. */
        record Known(String text) implements Value {}

        record Absent() implements Value {}

        /** What only the database will know. */
        record Unknown() implements Value {}
    }

    /** Why a value does not go into a column. */
    record Refusal(String reason, String hint) {}

    private static final Set<String> TRUE = Set.of("true", "yes", "y", "t", "1", "on");
    private static final Set<String> FALSE = Set.of("false", "no", "n", "f", "0", "off");
    private static final Set<String> NO_DIGITS = Set.of("nan", "infinity", "-infinity", "inf", "-inf");

    private final Document.Column column;
    private final ValueKind kind;
    private final Optional<EnumType> type;
    private final Set<String> members;
    private final List<Integer> limits;

    SampleColumn(Document.Column column, Map<QualifiedName, EnumType> enums) {
        Document.ColumnType written = column.type();
        this.column = column;
        this.type = written.suffixes().isEmpty() ? Optional.ofNullable(enums.get(name(written))) : Optional.empty();
        this.members = type.map(known -> Set.copyOf(known.values())).orElse(Set.of());
        this.kind = type.isEmpty() && written.schema().isEmpty() && isPlain(written)
                ? ValueKind.of(written.name())
                : ValueKind.OTHER;
        this.limits = limits(written);
    }

    private static QualifiedName name(Document.ColumnType type) {
        return type.schema()
                .map(schema -> QualifiedName.of(schema, type.name()))
                .orElseGet(() -> QualifiedName.of(type.name()));
    }

    private static boolean isPlain(Document.ColumnType type) {
        return type.suffixes().stream().allMatch(Arguments.class::isInstance);
    }

    private static List<Integer> limits(Document.ColumnType type) {
        return type.suffixes().stream()
                .filter(Arguments.class::isInstance)
                .flatMap(suffix -> ((Arguments) suffix).values().stream())
                .map(Document.Argument::text)
                .takeWhile(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .toList();
    }

    String name() {
        return column.name().text();
    }

    /** Whether a row that says nothing of it has a value in it nevertheless. */
    boolean fillsItself() {
        return TableKeys.isNumbered(column)
                || column.defaultValue()
                        .filter(value -> !(value instanceof Default.Null))
                        .isPresent();
    }

    /** What a row has in this column that says nothing of it. */
    Value unspoken() {
        if (TableKeys.isNumbered(column)) {
            return new Unknown();
        }
        return column.defaultValue().map(this::value).orElse(new Absent());
    }

    private Value value(Default written) {
        return switch (written) {
            case Default.Text text -> known(text.value());
            case Default.Numeric number -> known(number.digits());
            case Default.Truth truth -> known(Boolean.toString(truth.value()));
            case Default.Member member -> known(member.path().getLast().text());
            case Default.Null ignored -> new Absent();
            case Default.Expression ignored -> new Unknown();
        };
    }

    /** What a cell comes to. */
    Value value(Cell cell) {
        return switch (cell.kind()) {
            case NULL, EMPTY -> unspoken();
            case EXPRESSION -> new Unknown();
            case MEMBER -> known(cell.member().getLast().text());
            case TEXT -> cell.text().isEmpty() && holdsNoEmptyText() ? unspoken() : known(cell.text());
            case NUMBER, TRUTH -> known(cell.text());
        };
    }

    /** A cell as it is written, for whoever puts it into a table. */
    SampleRows.Value told(Cell cell) {
        return switch (cell.kind()) {
            case NULL -> new SampleRows.Value.Null();
            case EMPTY -> new SampleRows.Value.Unspoken();
            case EXPRESSION -> new SampleRows.Value.Expression(cell.text());
            case MEMBER -> new SampleRows.Value.Text(cell.member().getLast().text());
            case TEXT ->
                cell.text().isEmpty() && holdsNoEmptyText()
                        ? new SampleRows.Value.Unspoken()
                        : new SampleRows.Value.Text(cell.text());
            case NUMBER, TRUTH -> new SampleRows.Value.Text(cell.text());
        };
    }

    /** An empty text where no text belongs is how some write nothing. */
    private boolean holdsNoEmptyText() {
        return type.isPresent() || kind.isNumber() || kind == ValueKind.TRUTH || kind == ValueKind.MOMENT;
    }

    private Known known(String text) {
        if (kind.isNumber()) {
            return new Known(Digits.of(text).map(Digits::canonical).orElse(text));
        }
        if (kind == ValueKind.TRUTH) {
            return new Known(truth(text).map(value -> Boolean.toString(value)).orElse(text));
        }
        return new Known(text);
    }

    private static Optional<Boolean> truth(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return TRUE.contains(word) ? Optional.of(true) : FALSE.contains(word) ? Optional.of(false) : Optional.empty();
    }

    /** Why a cell does not go into this column, if it does not. */
    Optional<Refusal> refusal(Cell cell) {
        boolean known = value(cell) instanceof Known && cell.kind() != Cell.Kind.NULL && cell.kind() != Cell.Kind.EMPTY;
        if (!known) {
            return Optional.empty();
        }
        String text = cell.kind() == Cell.Kind.MEMBER ? cell.member().getLast().text() : cell.text();
        return type.isPresent() ? ofEnum(cell, text) : ofKind(cell, text);
    }

    private Optional<Refusal> ofEnum(Cell cell, String text) {
        boolean word = cell.kind() == Cell.Kind.TEXT || cell.kind() == Cell.Kind.MEMBER;
        return word && members.contains(text)
                ? Optional.empty()
                : refused(
                        "\"" + text + "\" is no value of enum "
                                + type.map(known -> known.name().toString()).orElse(""),
                        "write one of its values in quotes");
    }

    private Optional<Refusal> ofKind(Cell cell, String text) {
        boolean literal = cell.kind() == Cell.Kind.TEXT || cell.kind() == Cell.Kind.NUMBER;
        return switch (kind) {
            case WHOLE, DECIMAL, FLOAT -> literal ? number(text) : wrong(text);
            case TRUTH -> cell.kind() != Cell.Kind.MEMBER && truth(text).isPresent() ? Optional.empty() : wrong(text);
            case MOMENT -> cell.kind() == Cell.Kind.TEXT && Moments.isMoment(text) ? Optional.empty() : wrong(text);
            case TEXT -> length(text);
            case OTHER -> Optional.empty();
        };
    }

    private Optional<Refusal> number(String text) {
        Optional<Digits> read = Digits.of(text);
        if (read.isEmpty()) {
            boolean endless = kind != ValueKind.WHOLE && NO_DIGITS.contains(text.toLowerCase(Locale.ROOT));
            return endless ? Optional.empty() : wrong(text);
        }
        Digits digits = read.get();
        if (kind == ValueKind.WHOLE) {
            return digits.isWhole() ? Optional.empty() : wrong(text);
        }
        if (kind == ValueKind.FLOAT || limits.isEmpty()) {
            return Optional.empty();
        }
        if (digits.total() > limits.getFirst()) {
            return refused(
                    text + " has " + digits.total() + " digits; column \"" + name() + "\" keeps " + limits.getFirst(),
                    "shorten it, or widen the type");
        }
        return limits.size() > 1 && digits.fraction() > limits.get(1)
                ? refused(
                        text + " has " + digits.fraction() + " digits behind the point; column \"" + name()
                                + "\" keeps " + limits.get(1),
                        "shorten it, or widen the type")
                : Optional.empty();
    }

    /** PostgreSQL counts characters. */
    private Optional<Refusal> length(String text) {
        int length = text.codePointCount(0, text.length());
        return !limits.isEmpty() && length > limits.getFirst()
                ? refused(
                        "this text has " + length + " characters; column \"" + name() + "\" takes " + limits.getFirst(),
                        "shorten it, or widen the type")
                : Optional.empty();
    }

    private Optional<Refusal> wrong(String text) {
        return refused(
                "column \"" + name() + "\" takes " + kind.words() + ", not \"" + text + "\"",
                "correct the value, or the type of the column");
    }

    private static Optional<Refusal> refused(String reason, String hint) {
        return Optional.of(new Refusal(reason, hint));
    }
}
