package org.nself.dbml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.Declarations.IndexDeclaration;
import org.nself.schema.Index;

/** Reads {@code indexes { … }}: a column, an expression, or several of them in parentheses or side by side. */
final class IndexReader {

    private final Findings findings;

    IndexReader(Findings findings) {
        this.findings = findings;
    }

    List<IndexDeclaration> read(Element block) {
        List<IndexDeclaration> indexes = new ArrayList<>();
        for (Statement statement : block.body()) {
            if (statement instanceof Field field) {
                index(field).ifPresent(indexes::add);
            } else {
                invalid(statement.span());
            }
        }
        return indexes;
    }

    private Optional<IndexDeclaration> index(Field field) {
        List<Expression.Name> columns = new ArrayList<>();
        List<Index.Value> values = new ArrayList<>();
        boolean valid = true;
        for (Expression part : field.withoutSettings()) {
            valid &= part(part, columns, values);
        }
        if (!valid || values.isEmpty()) {
            invalid(field.span());
            return Optional.empty();
        }
        Settings settings = new Settings(
                field.settings().map(Expression.SettingList::settings).orElse(List.of()), Set.of(), findings);
        settings.onlyKnown(Set.of("pk", "primary key", "unique", "name", "note", "type"), "an index");
        duplicates(columns);
        return Optional.of(new IndexDeclaration(
                settings.flag("pk") || settings.flag("primary key"),
                settings.flag("unique"),
                settings.text("name"),
                method(settings),
                settings.text("note"),
                List.copyOf(columns),
                List.copyOf(values),
                field.span()));
    }

    /** Two tuples side by side were read as a call. */
    private boolean part(Expression part, List<Expression.Name> columns, List<Index.Value> values) {
        if (part instanceof Expression.Name name) {
            columns.add(name);
            values.add(new Index.Value.Column(name.text()));
            return true;
        }
        if (part instanceof Expression.Literal literal && literal.is(Token.Kind.EXPRESSION)) {
            values.add(new Index.Value.Expression(literal.token().text()));
            return true;
        }
        if (part instanceof Expression.Tuple tuple) {
            boolean valid = true;
            for (Expression element : tuple.elements()) {
                valid &= !(element instanceof Expression.Tuple) && part(element, columns, values);
            }
            return valid;
        }
        return part instanceof Expression.Call call
                && part(call.callee(), columns, values)
                && part(call.arguments(), columns, values);
    }

    private Optional<String> method(Settings settings) {
        return settings.find("type").flatMap(setting -> {
            Optional<String> method = setting.value().flatMap(Names::simple);
            if (method.isEmpty()) {
                findings.add(
                        Code.INVALID_SETTING, setting.valueSpan(), "the type of an index is one name, such as btree");
            }
            return method.map(name -> name.toLowerCase(Locale.ROOT));
        });
    }

    private void duplicates(List<Expression.Name> columns) {
        Set<String> seen = new HashSet<>();
        columns.stream()
                .filter(column -> !seen.add(column.text()))
                .forEach(column -> findings.add(
                        Code.DUPLICATE_INDEX_COLUMN,
                        column.span(),
                        "column \"" + column.text() + "\" stands in this index twice"));
    }

    private void invalid(Span span) {
        findings.add(
                Code.INVALID_INDEX,
                span,
                "an index is a column, an expression in backticks, or several of them in parentheses",
                "write (first_name, last_name) or `lower(email)`");
    }
}
