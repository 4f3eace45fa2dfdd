package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nself.dbml.document.AnnotationName.Target;
import org.nself.dbml.document.Document.Custom;
import org.nself.dbml.document.Document.Metadata;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Field;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Span;
import org.nself.dbml.syntax.Statement;
import org.nself.dbml.syntax.Token;

/** Reads {@code Metadata Table users { owner: 'billing' }}. */
final class MetadataReader {

    private final Findings findings;

    MetadataReader(Findings findings) {
        this.findings = findings;
    }

    Optional<Metadata> read(Element element) {
        Form form = new Form(element, "a metadata block", findings).noAlias().noSettings();
        Optional<Metadata.Kind> kind = element.target().flatMap(MetadataReader::kind);
        if (kind.isEmpty()) {
            findings.add(
                    Code.INVALID_METADATA,
                    element.target().map(Token::span).orElse(element.kind().span()),
                    "metadata is about a Table, a Column, a TableGroup or a Note",
                    "write Metadata Table users { … }");
        }
        Optional<List<Name>> target = element.name().flatMap(Names::path);
        if (element.name().isEmpty() && element.target().isPresent()) {
            findings.add(
                    Code.MISSING_NAME,
                    element.kind().span(),
                    "a metadata block names what it is about",
                    "write Metadata Table users { … }");
        } else if (element.name().isPresent() && target.isEmpty()) {
            form.invalidName(
                    element.name().get(),
                    "this names no table, column, group or note",
                    "Metadata Column users.id { … }");
        }
        if (!form.hasBlock()) {
            return Optional.empty();
        }
        List<Custom> fields = fields(element);
        return kind.flatMap(known -> target.map(path -> new Metadata(
                known,
                path,
                AnnotationReader.own(fields, about(known)),
                new AnnotationReader(findings).read(List.of(), fields, about(known)),
                element.name().orElseThrow().span(),
                element.span())));
    }

    private static Target about(Metadata.Kind kind) {
        return switch (kind) {
            case TABLE -> Target.TABLE;
            case COLUMN -> Target.COLUMN;
            case TABLE_GROUP, NOTE -> Target.NOTHING;
        };
    }

    private static Optional<Metadata.Kind> kind(Token word) {
        return Stream.of(Metadata.Kind.values())
                .filter(known -> word.isWord(known.word()))
                .findFirst();
    }

    private List<Custom> fields(Element element) {
        List<Custom> fields = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        List<Element> elements = new ArrayList<>();
        for (Statement statement : element.body()) {
            if (statement instanceof Element field) {
                elements.add(field);
                counts.merge(key(field), 1, Integer::sum);
            } else if (!(statement instanceof Field field && field.isBroken())) {
                invalid(statement.span());
            }
        }
        for (Element field : elements) {
            if (counts.getOrDefault(key(field), 0) > 1) {
                findings.add(
                        Code.DUPLICATE_SETTING,
                        field.kind().span(),
                        "\"" + field.kind().text() + "\" stands here more than once",
                        "leave one of them");
            }
            field(field).ifPresent(fields::add);
        }
        return List.copyOf(fields);
    }

    private static String key(Element field) {
        return field.kind().text().toLowerCase(Locale.ROOT);
    }

    private Optional<Custom> field(Element field) {
        if (!field.simple()) {
            invalid(field.bodySpan());
            return Optional.empty();
        }
        Expression value = ((Field) field.body().getFirst()).first();
        String name = field.kind().text();
        if (value instanceof Expression.Literal literal && literal.is(Token.Kind.COLOR)) {
            return Optional.of(new Custom(name, literal.text(), true, field.span()));
        }
        Optional<String> text = Notes.string(value);
        if (text.isPresent() && field.is("headercolor")) {
            // The one key that takes a colour alone.
            invalid(field.span());
            return Optional.empty();
        }
        if (text.isEmpty() && !value.isBroken()) {
            invalid(value.span());
        }
        return text.map(given -> new Custom(name, given, false, field.span()));
    }

    private void invalid(Span span) {
        findings.add(
                Code.INVALID_METADATA,
                span,
                "metadata is keys with a text or a colour each",
                "write owner: 'billing' or color: #3498db");
    }
}
