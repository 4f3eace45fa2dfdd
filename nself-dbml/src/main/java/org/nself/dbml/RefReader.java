package org.nself.dbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nself.dbml.Declarations.Endpoint;
import org.nself.dbml.Declarations.InlineRef;
import org.nself.dbml.Declarations.RefDeclaration;
import org.nself.schema.ForeignKey.Action;

/** Reads relations: {@code Ref name: a.x > b.y [delete: cascade]}, the same between braces, and {@code ref: > b.y}. */
final class RefReader {

    private final Findings findings;

    RefReader(Findings findings) {
        this.findings = findings;
    }

    Optional<RefDeclaration> read(Element element) {
        Optional<String> name = element.name().flatMap(Names::simple);
        if (element.name().isPresent() && name.isEmpty()) {
            findings.add(Code.INVALID_NAME, element.name().get().span(), "the name of a Ref is one name");
        }
        element.settings()
                .ifPresent(settings -> findings.add(
                        Code.INVALID_SETTING,
                        settings.span(),
                        "the settings of a Ref stand after the relation",
                        "write Ref: a.x > b.y [delete: cascade]"));
        if (element.body().size() != 1
                || !(element.body().getFirst() instanceof Field field)
                || field.withoutSettings().size() != 1) {
            invalid(
                    element.body().isEmpty()
                            ? element.kind().span()
                            : element.body().getFirst().span());
            return Optional.empty();
        }
        if (!(field.first() instanceof Expression.Infix infix)
                || !Operators.RELATIONS.contains(infix.operator().text())) {
            invalid(field.first().span());
            return Optional.empty();
        }
        Optional<Endpoint> left = endpoint(infix.left(), 2);
        Optional<Endpoint> right = endpoint(infix.right(), 2);
        Settings settings = new Settings(
                field.settings().map(Expression.SettingList::settings).orElse(List.of()), Set.of(), findings);
        settings.onlyKnown(Set.of("delete", "update", "color", "inactive"), "a relation");
        Action onDelete = action(settings, "delete");
        Action onUpdate = action(settings, "update");
        return left.flatMap(
                from -> right.map(to -> new RefDeclaration(name, from, infix.operator(), to, onDelete, onUpdate)));
    }

    Optional<InlineRef> inline(Setting setting) {
        if (setting.value().isPresent()
                && setting.value().get() instanceof Expression.Prefix prefix
                && Operators.RELATIONS.contains(prefix.operator().text())) {
            return endpoint(prefix.operand(), 1)
                    .filter(target -> !target.tuple())
                    .map(target -> new InlineRef(prefix.operator(), target));
        }
        findings.add(
                Code.INVALID_REF,
                setting.valueSpan(),
                "a relation of a column is an operator and the column it refers to",
                "write [ref: > users.id]; the operators are > < - and <>");
        return Optional.empty();
    }

    /** @param least how many names a path has at least: a table and a column, or a column alone */
    private Optional<Endpoint> endpoint(Expression expression, int least) {
        if (expression instanceof Expression.Infix infix
                && infix.operator().text().equals(".")
                && infix.right() instanceof Expression.Tuple tuple) {
            Optional<List<Expression.Name>> table = Names.path(infix.left());
            List<Expression.Name> columns = new ArrayList<>();
            tuple.elements().forEach(element -> {
                if (element instanceof Expression.Name name) {
                    columns.add(name);
                }
            });
            if (table.isPresent()
                    && !columns.isEmpty()
                    && columns.size() == tuple.elements().size()) {
                return Optional.of(new Endpoint(table.get(), List.copyOf(columns), true, expression.span()));
            }
        }
        Optional<List<Expression.Name>> path = Names.path(expression);
        if (path.isPresent() && path.get().size() >= least) {
            List<Expression.Name> names = path.get();
            int last = names.size() - 1;
            return Optional.of(
                    new Endpoint(names.subList(0, last), names.subList(last, last + 1), false, expression.span()));
        }
        invalid(expression.span());
        return Optional.empty();
    }

    private Action action(Settings settings, String name) {
        Optional<Setting> setting = settings.find(name);
        String words = setting.flatMap(Setting::value).map(RefReader::words).orElse("no action");
        return switch (words) {
            case "cascade" -> Action.CASCADE;
            case "restrict" -> Action.RESTRICT;
            case "set null" -> Action.SET_NULL;
            case "set default" -> Action.SET_DEFAULT;
            case "no action" -> Action.NO_ACTION;
            default -> {
                findings.add(
                        Code.INVALID_SETTING,
                        setting.orElseThrow().valueSpan(),
                        "\"" + name + "\" is cascade, restrict, set null, set default or no action",
                        Suggestions.hint(
                                words, List.of("cascade", "restrict", "set null", "set default", "no action")));
                yield Action.NO_ACTION;
            }
        };
    }

    private static String words(Expression value) {
        List<Expression> parts = value instanceof Expression.Tuple tuple ? tuple.elements() : List.of(value);
        return parts.stream()
                .map(part -> Names.simple(part).orElse("?").toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private void invalid(Span span) {
        findings.add(
                Code.INVALID_REF,
                span,
                "a relation is two columns with an operator between them",
                "write orders.user_id > users.id; the operators are > < - and <>");
    }
}
