package org.nself.dbml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.Declarations.EnumDeclaration;
import org.nself.schema.QualifiedName;

/** Reads {@code Enum name { value … }}. */
final class EnumReader {

    private EnumReader() {}

    static Optional<EnumDeclaration> read(Element element, Findings findings) {
        Optional<QualifiedName> name = element.name().flatMap(Names::qualified);
        if (name.isEmpty()) {
            findings.add(
                    Code.MISSING_NAME,
                    element.name().map(Expression::span).orElse(element.kind().span()),
                    "an enum has a name, with a schema before it if need be",
                    "write Enum status { … } or Enum shop.status { … }");
            return Optional.empty();
        }
        if (element.simple()) {
            findings.add(Code.INVALID_BODY, element.span(), "the values of an enum stand between braces");
            return Optional.empty();
        }
        List<Expression.Name> values = new ArrayList<>();
        for (Statement statement : element.body()) {
            value(statement, findings).ifPresent(values::add);
        }
        if (element.body().isEmpty()) {
            findings.add(Code.EMPTY_ENUM, element.name().orElseThrow().span(), "enum " + name.get() + " has no value");
        }
        duplicates(values, findings);
        return Optional.of(
                new EnumDeclaration(name.get(), element.name().orElseThrow().span(), List.copyOf(values)));
    }

    private static Optional<Expression.Name> value(Statement statement, Findings findings) {
        if (statement instanceof Field field && field.first() instanceof Expression.Name name) {
            List<Setting> settings =
                    field.settings().map(Expression.SettingList::settings).orElse(List.of());
            new Settings(settings, Set.of(), findings).onlyKnown(Set.of("note"), "a value of an enum");
            settings.stream().filter(setting -> setting.name().equals("note")).forEach(new Notes(findings)::ofSetting);
            if (field.withoutSettings().size() == 1) {
                return Optional.of(name);
            }
        }
        findings.add(
                Code.INVALID_ENUM_VALUE,
                statement.span(),
                "a value of an enum is one name on a line of its own",
                "put a value with spaces or other characters in double quotes");
        return Optional.empty();
    }

    private static void duplicates(List<Expression.Name> values, Findings findings) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        values.forEach(value -> {
            if (!seen.add(value.text())) {
                twice.add(value.text());
            }
        });
        values.stream()
                .filter(value -> twice.contains(value.text()))
                .forEach(value -> findings.add(
                        Code.DUPLICATE_ENUM_VALUE,
                        value.span(),
                        "the value \"" + value.text() + "\" stands here twice"));
    }
}
