package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.Document.Cell;
import org.nself.dbml.document.Document.Records;
import org.nself.dbml.document.Document.Row;
import org.nself.dbml.document.Document.TableName;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Field;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Span;
import org.nself.dbml.syntax.Statement;
import org.nself.dbml.syntax.Token.Kind;

/** Reads sample data: {@code records users(id, name) { 1, 'Ada' }}, or {@code records { … }} within a table. */
final class RecordsReader {

    private final Findings findings;

    RecordsReader(Findings findings) {
        this.findings = findings;
    }

    /** At the top of a file, where a table and its columns are named. */
    Optional<Records> top(Element element) {
        Optional<TableName> table = Optional.empty();
        Optional<List<Name>> columns = Optional.empty();
        if (element.name().isPresent() && element.name().get() instanceof Expression.Call call) {
            table = Names.path(call.callee())
                    .map(path -> new TableName(path, call.callee().span()));
            columns = columns(call.arguments());
        }
        if (table.isEmpty() || columns.isEmpty()) {
            Span span =
                    element.name().map(Expression::span).orElse(element.kind().span());
            if (!element.name().filter(Expression::isBroken).isPresent()) {
                invalidName(
                        span,
                        "records at the top of a file name a table and its columns",
                        "records users(id, name) { … }");
            }
            rows(element);
            return Optional.empty();
        }
        return read(element, table, columns);
    }

    /** Within a table. */
    Optional<Records> within(Element element) {
        if (element.name().isEmpty()) {
            return read(element, Optional.empty(), Optional.empty());
        }
        Expression name = element.name().get();
        Optional<List<Name>> columns = name instanceof Expression.Tuple tuple ? columns(tuple) : Optional.empty();
        if (columns.isEmpty()) {
            invalidName(name.span(), "records within a table name columns in parentheses", "records (id, name) { … }");
            return Optional.empty();
        }
        return read(element, Optional.empty(), columns);
    }

    private Optional<Records> read(Element element, Optional<TableName> table, Optional<List<Name>> columns) {
        Form form = new Form(element, "a block of records", findings).noAlias();
        Settings settings = Settings.pointingAtNames(element.settingsOrNone(), findings);
        settings.onlyKnown(Set.of("example"), "records");
        boolean example = settings.flag("example");
        return form.hasBlock()
                ? Optional.of(new Records(table, columns, example, rows(element), element.span()))
                : Optional.empty();
    }

    private void invalidName(Span span, String message, String example) {
        findings.add(Code.INVALID_RECORDS, span, message, "write " + example);
    }

    private static Optional<List<Name>> columns(Expression.Tuple tuple) {
        List<Name> columns = new ArrayList<>();
        for (Expression element : tuple.elements()) {
            if (!(element instanceof Name name)) {
                return Optional.empty();
            }
            columns.add(name);
        }
        return Optional.of(List.copyOf(columns));
    }

    private List<Row> rows(Element element) {
        List<Row> rows = new ArrayList<>();
        for (Statement statement : element.body()) {
            if (statement instanceof Field field && field.parts().size() == 1) {
                row(field.first()).ifPresent(rows::add);
            } else if (!(statement instanceof Field field && field.isBroken())) {
                findings.add(
                        Code.INVALID_RECORDS,
                        statement.span(),
                        "a row is values with commas between them",
                        "write 1, 'Ada', null");
            }
        }
        return List.copyOf(rows);
    }

    private Optional<Row> row(Expression expression) {
        List<Cell> cells = new ArrayList<>();
        List<Optional<Expression>> values =
                expression instanceof Expression.CommaList list ? list.elements() : List.of(Optional.of(expression));
        boolean complete = true;
        for (Optional<Expression> value : values) {
            Optional<Cell> cell = value.isEmpty()
                    ? Optional.of(new Cell(Cell.Kind.EMPTY, "", List.of(), expression.span()))
                    : cell(value.get());
            cell.ifPresent(cells::add);
            complete &= cell.isPresent();
        }
        return complete ? Optional.of(new Row(List.copyOf(cells), expression.span())) : Optional.empty();
    }

    private Optional<Cell> cell(Expression value) {
        Optional<Cell> cell = read(value);
        if (cell.isEmpty() && !value.isBroken()) {
            findings.add(
                    Code.INVALID_RECORDS,
                    value.span(),
                    "a value is a number, a text in quotes, true, false, null, an enum value or an expression in"
                            + " backticks",
                    "put a text in quotes");
        }
        return cell;
    }

    private static Optional<Cell> read(Expression value) {
        Span span = value.span();
        Optional<String> text = Notes.string(value);
        if (text.isPresent()) {
            return Optional.of(new Cell(Cell.Kind.TEXT, text.get(), List.of(), span));
        }
        if (value instanceof Expression.Literal literal && literal.is(Kind.EXPRESSION)) {
            return Optional.of(new Cell(Cell.Kind.EXPRESSION, literal.text(), List.of(), span));
        }
        if (value instanceof Name name) {
            String word = name.text().toLowerCase(Locale.ROOT);
            return switch (word) {
                case "true", "false" -> Optional.of(new Cell(Cell.Kind.TRUTH, word, List.of(), span));
                case "null" -> Optional.of(new Cell(Cell.Kind.NULL, word, List.of(), span));
                default -> Optional.empty();
            };
        }
        Optional<String> number = Defaults.number(value);
        if (number.isPresent()) {
            return Optional.of(new Cell(Cell.Kind.NUMBER, number.get(), List.of(), span));
        }
        return Names.path(value).map(path -> new Cell(Cell.Kind.MEMBER, "", path, span));
    }
}
