package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.AnnotationName.Target;
import org.nself.dbml.document.Document.IndexEntry;
import org.nself.dbml.document.Document.IndexEntry.Part;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Field;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Setting;
import org.nself.dbml.syntax.Span;
import org.nself.dbml.syntax.Statement;
import org.nself.dbml.syntax.Token.Kind;

/** Reads {@code indexes { … }}: columns, expressions in backticks, and lists of both in parentheses. */
final class IndexReader {

    private static final Set<String> KNOWN = Set.of("pk", "unique", "name", "type", "note");

    private final Findings findings;

    IndexReader(Findings findings) {
        this.findings = findings;
    }

    List<IndexEntry> read(Element block) {
        if (!new Form(block, "a block of indexes", findings)
                .noName()
                .noAlias()
                .noSettings()
                .hasBlock()) {
            return List.of();
        }
        List<IndexEntry> indexes = new ArrayList<>();
        for (Statement statement : block.body()) {
            if (statement instanceof Field field) {
                index(field).ifPresent(indexes::add);
            } else {
                invalid(statement.span());
            }
        }
        return List.copyOf(indexes);
    }

    private Optional<IndexEntry> index(Field field) {
        List<Part> parts = new ArrayList<>(2);
        for (Expression expression : field.withoutSettings()) {
            if (!part(expression, parts)) {
                if (!field.isBroken()) {
                    invalid(expression.span());
                }
                return Optional.empty();
            }
        }
        Settings settings = Settings.pointingAtNames(field.settingsOrNone(), findings);
        settings.onlyKnown(KNOWN, "an index");
        return Optional.of(new IndexEntry(
                List.copyOf(parts),
                settings.flag("pk"),
                settings.flag("unique"),
                settings.text("name"),
                settings.find("type").flatMap(this::method),
                settings.text("note"),
                new AnnotationReader(findings).read(field.annotations(), Target.INDEX),
                field.span().start(),
                field.span().end()));
    }

    /** Whether this is a part of an index, or several. */
    private static boolean part(Expression expression, List<Part> parts) {
        return switch (expression) {
            case Expression.Name name -> parts.add(new Part(name.text(), false, name.start(), name.end()));
            case Expression.Literal literal ->
                literal.is(Kind.EXPRESSION)
                        && parts.add(new Part(literal.text(), true, literal.start(), literal.end()));
            case Expression.Tuple tuple -> areParts(tuple.elements(), parts);
            case Expression.Call call -> part(call.callee(), parts) && part(call.arguments(), parts);
            case Expression.Infix ignored -> false;
            case Expression.Prefix ignored -> false;
            case Expression.Array ignored -> false;
            case Expression.Phrase ignored -> false;
            case Expression.SettingList ignored -> false;
            case Expression.CommaList ignored -> false;
            case Expression.Missing ignored -> false;
            case Expression.Broken ignored -> false;
        };
    }

    private static boolean areParts(List<Expression> elements, List<Part> parts) {
        for (Expression element : elements) {
            if (element instanceof Expression.Tuple || !part(element, parts)) {
                return false;
            }
        }
        return true;
    }

    private Optional<String> method(Setting setting) {
        Optional<String> method = setting.value().flatMap(Names::simple).map(word -> word.toLowerCase(Locale.ROOT));
        if (method.isEmpty() && !setting.isBroken()) {
            findings.add(
                    Code.INVALID_SETTING,
                    setting.span(),
                    "\"type\" is the method of an index",
                    "write [type: btree], [type: hash], [type: gin] …");
        }
        return method;
    }

    private void invalid(Span span) {
        findings.add(
                Code.INVALID_INDEX,
                span,
                "an index is a column, an expression in backticks, or a list of both in parentheses",
                "write (last_name, `lower(email)`) [name: 'people_name']");
    }
}
