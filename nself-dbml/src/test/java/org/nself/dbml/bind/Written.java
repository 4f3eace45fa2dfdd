package org.nself.dbml.bind;

import java.util.Optional;
import org.nself.dbml.bind.Symbol.Kind;
import org.nself.dbml.document.Document.Argument;
import org.nself.dbml.document.Document.Arguments;
import org.nself.dbml.document.Document.Cell;
import org.nself.dbml.document.Document.ColumnType;
import org.nself.dbml.document.Document.Default;
import org.nself.dbml.document.Document.Dimension;
import org.nself.dbml.document.Document.Nullability;
import org.nself.dbml.document.Document.Suffix;

/** What is written in a document, in the words of the official model. */
final class Written {

    private Written() {}

    static String type(ColumnType type) {
        StringBuilder text = new StringBuilder(type.name());
        for (Suffix suffix : type.suffixes()) {
            text.append(
                    switch (suffix) {
                        case Arguments arguments -> "(" + Line.list(arguments.values(), Argument::text) + ")";
                        case Dimension dimension -> "[" + dimension.size().orElse("") + "]";
                    });
        }
        return text.toString();
    }

    static Optional<String> notNull(Nullability nullability) {
        return switch (nullability) {
            case UNSPOKEN -> Optional.empty();
            case NULL -> Optional.of("false");
            case NOT_NULL -> Optional.of("true");
        };
    }

    static String defaultValue(Default value) {
        return switch (value) {
            case Default.Text text -> "string " + text.value();
            case Default.Numeric number -> "number " + Line.number(number.digits());
            case Default.Truth truth -> "boolean " + truth.value();
            case Default.Null ignored -> "boolean null";
            case Default.Expression expression -> "expression " + expression.sql();
            case Default.Member member -> "string " + member.path().getLast().text();
        };
    }

    static String cell(Cell cell) {
        return switch (cell.kind()) {
            case NUMBER -> Line.number(cell.text());
            case TEXT -> "'" + cell.text() + "'";
            case EXPRESSION -> "`" + cell.text() + "`";
            case TRUTH -> cell.text();
            case NULL, EMPTY -> "null";
            case MEMBER -> "member " + cell.member().getLast().text();
        };
    }

    static String kind(Kind kind) {
        return switch (kind) {
            case TABLE -> "tables";
            case ENUM -> "enums";
            case TABLE_GROUP -> "tableGroups";
            case TABLE_PARTIAL -> "tablePartials";
            case NOTE -> "notes";
        };
    }

    /** How many there may be on the left of an operator such as {@code ?>}: a question mark says that there may be none. */
    static String left(String operator) {
        return (operator.startsWith("?") ? "0.." : "") + (isMany(operator, ">") ? "*" : "1");
    }

    static String right(String operator) {
        return (operator.endsWith("?") ? "0.." : "") + (isMany(operator, "<") ? "*" : "1");
    }

    private static boolean isMany(String operator, String sign) {
        String plain = operator.replace("?", "");
        return plain.equals(sign) || plain.equals("<>");
    }
}
