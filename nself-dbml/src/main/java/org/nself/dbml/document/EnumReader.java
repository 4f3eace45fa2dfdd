package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.AnnotationName.Target;
import org.nself.dbml.document.Document.EnumDeclaration;
import org.nself.dbml.document.Document.EnumValue;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Field;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Span;
import org.nself.dbml.syntax.Statement;
import org.nself.schema.QualifiedName;

/** Reads {@code Enum name { value … }}. */
final class EnumReader {

    private static final String EXAMPLE = "Enum status { … } or Enum shop.status { … }";

    private final Findings findings;
    private final AnnotationReader annotations;

    EnumReader(Findings findings) {
        this.findings = findings;
        this.annotations = new AnnotationReader(findings);
    }

    Optional<EnumDeclaration> read(Element element) {
        Form form = new Form(element, "an enum", findings).noAlias().noSettings();
        Optional<QualifiedName> name = QualifiedNames.read(element, form, EXAMPLE, findings);
        if (!form.hasBlock() || name.isEmpty()) {
            return Optional.empty();
        }
        List<EnumValue> values = new ArrayList<>();
        for (Statement statement : element.body()) {
            value(statement).ifPresent(values::add);
        }
        if (element.body().isEmpty()) {
            findings.add(
                    Code.EMPTY_ENUM,
                    element.kind().span(),
                    "enum " + name.get() + " has no value",
                    "write its values, one a line");
        }
        duplicates(values);
        Span nameSpan = element.name().orElseThrow().span();
        return Optional.of(new EnumDeclaration(
                name.get(),
                nameSpan,
                List.copyOf(values),
                annotations.read(element.annotations(), Target.ENUM),
                element.span()));
    }

    private Optional<EnumValue> value(Statement statement) {
        if (!(statement instanceof Field field)) {
            invalid(statement.span());
            return Optional.empty();
        }
        List<Expression> parts = field.withoutSettings();
        if (!(parts.getFirst() instanceof Expression.Name name)) {
            if (!field.isBroken()) {
                invalid(parts.getFirst().span());
            }
            return Optional.empty();
        }
        if (parts.size() > 1) {
            if (!field.isBroken()) {
                field.surplus().forEach(part -> invalid(part.span()));
            }
            return Optional.of(new EnumValue(name, Optional.empty(), List.of()));
        }
        Settings settings = Settings.pointingAtNames(field.settingsOrNone(), findings);
        settings.onlyKnown(Set.of("note"), "a value of an enum");
        return Optional.of(
                new EnumValue(name, settings.note(), annotations.read(field.annotations(), Target.ENUM_VALUE)));
    }

    private void invalid(Span span) {
        findings.add(
                Code.INVALID_ENUM_VALUE,
                span,
                "a value of an enum is one name on a line of its own",
                "put a value with spaces or other characters in double quotes");
    }

    private void duplicates(List<EnumValue> values) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (EnumValue value : values) {
            if (!seen.add(value.name().text())) {
                twice.add(value.name().text());
            }
        }
        if (twice.isEmpty()) {
            return;
        }
        values.stream()
                .filter(value -> twice.contains(value.name().text()))
                .forEach(value -> findings.add(
                        Code.DUPLICATE_ENUM_VALUE,
                        value.name().span(),
                        "the value \"" + value.name().text() + "\" stands here twice",
                        "leave one of them"));
    }
}
