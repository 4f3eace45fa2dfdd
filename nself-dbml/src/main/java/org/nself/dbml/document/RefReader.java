package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nself.dbml.document.AnnotationName.Target;
import org.nself.dbml.document.Document.Endpoint;
import org.nself.dbml.document.Document.InlineRef;
import org.nself.dbml.document.Document.Ref;
import org.nself.dbml.document.Document.RefSettings;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Field;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Operators;
import org.nself.dbml.syntax.Setting;
import org.nself.dbml.syntax.Span;
import org.nself.dbml.syntax.Statement;
import org.nself.dbml.syntax.Suggestions;

/** Reads relations: {@code Ref name: a.x > b.y [delete: cascade]}, the same between braces, and {@code ref: > b.y}. */
final class RefReader {

    private static final List<String> ACTIONS = List.of("cascade", "restrict", "set null", "set default", "no action");

    private final Findings findings;

    RefReader(Findings findings) {
        this.findings = findings;
    }

    Optional<Ref> read(Element element) {
        Form form = new Form(element, "a relation", findings).noAlias();
        Optional<Name> name = form.name("Ref name: a.x > b.y");
        element.settings()
                .ifPresent(settings -> findings.add(
                        Code.UNEXPECTED_PART,
                        settings.span(),
                        "the settings of a Ref stand after the relation",
                        "write Ref: a.x > b.y [delete: cascade]"));
        if (element.body().isEmpty()) {
            findings.add(Code.INVALID_REF, element.kind().span(), "this Ref holds no relation", "write Ref: a.x > b.y");
            return Optional.empty();
        }
        for (Statement statement : element.body().subList(1, element.body().size())) {
            findings.add(
                    Code.INVALID_REF, statement.span(), "a Ref holds one relation", "write a Ref of its own for each");
        }
        List<Optional<Ref>> refs = new ArrayList<>(1);
        for (Statement statement : element.body()) {
            refs.add(relation(statement, name, element));
        }
        return refs.getFirst();
    }

    private Optional<Ref> relation(Statement statement, Optional<Name> name, Element element) {
        if (!(statement instanceof Field field)) {
            invalid(statement.span());
            return Optional.empty();
        }
        if (!(field.first() instanceof Expression.Infix infix)
                || !Operators.RELATIONS.contains(infix.operator().text())) {
            if (!(field.parts().size() > 1 && field.isBroken())
                    || !field.first().isBroken()) {
                invalid(field.first().span());
            }
            return Optional.empty();
        }
        if (!field.isBroken()) {
            field.surplus().forEach(part -> invalid(part.span()));
        }
        Optional<Endpoint> left = side(infix.left(), infix);
        Optional<Endpoint> right = side(infix.right(), infix);
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Ref(
                name,
                left.get(),
                infix.operator(),
                right.get(),
                settings(field),
                annotations(element, field),
                element.span()));
    }

    /** Of a Ref between braces both the Ref and the line in it may say something. */
    private List<Annotation> annotations(Element element, Field field) {
        List<Annotation> all = new ArrayList<>(element.annotations());
        if (!element.simple()) {
            all.addAll(field.annotations());
        }
        return new AnnotationReader(findings).read(all, Target.REF);
    }

    private RefSettings settings(Field field) {
        Settings settings = Settings.pointingAtNames(field.settingsOrNone(), findings);
        settings.onlyKnown(Set.of("delete", "update", "color", "inactive"), "a relation");
        return new RefSettings(
                action(settings, "delete"),
                action(settings, "update"),
                settings.color("color"),
                settings.flag("inactive"));
    }

    Optional<InlineRef> inline(Setting setting) {
        if (setting.value().isPresent()
                && setting.value().get() instanceof Expression.Prefix prefix
                && Operators.RELATIONS.contains(prefix.operator().text())
                && !(prefix.operand() instanceof Expression.Tuple)) {
            Optional<Endpoint> target = endpoint(prefix.operand(), 1);
            if (target.filter(Endpoint::tuple).isPresent()) {
                findings.add(
                        Code.INVALID_REF,
                        prefix.span(),
                        "a relation of a column leads to one column",
                        "write a Ref for several columns: Ref: a.(x, y) > b.(x, y)");
                return Optional.empty();
            }
            if (target.isPresent()) {
                return target.map(end -> new InlineRef(
                        prefix.operator(),
                        end,
                        setting.span().start(),
                        setting.span().end()));
            }
        }
        if (!setting.isBroken()) {
            findings.add(
                    Code.INVALID_REF,
                    setting.valueSpan(),
                    "a relation of a column is an operator and the column it refers to",
                    "write [ref: > users.id]; the operators are > < - and <>");
        }
        return Optional.empty();
    }

    /** One side of a relation; complains about a table without a column at the side, else about the whole relation. */
    private Optional<Endpoint> side(Expression expression, Expression.Infix relation) {
        Optional<Endpoint> side = endpoint(expression, 2);
        if (side.isEmpty() && !expression.isBroken()) {
            invalid(expression instanceof Name ? expression.span() : relation.span());
        }
        return side;
    }

    /** @param least how many names a path has at least: a table and a column, or a column alone */
    private static Optional<Endpoint> endpoint(Expression expression, int least) {
        if (expression instanceof Expression.Infix infix
                && infix.operator().isOperator(".")
                && infix.right() instanceof Expression.Tuple tuple) {
            Optional<List<Name>> table = Names.path(infix.left());
            List<Name> columns = new ArrayList<>();
            tuple.elements().forEach(element -> {
                if (element instanceof Name name) {
                    columns.add(name);
                }
            });
            if (table.isPresent()
                    && !columns.isEmpty()
                    && columns.size() == tuple.elements().size()) {
                return Optional.of(
                        new Endpoint(table.get(), List.copyOf(columns), true, expression.start(), expression.end()));
            }
        }
        Optional<List<Name>> path = Names.path(expression);
        if (path.isPresent() && path.get().size() >= least) {
            List<Name> names = path.get();
            int last = names.size() - 1;
            return Optional.of(new Endpoint(
                    List.copyOf(names.subList(0, last)),
                    List.of(names.get(last)),
                    false,
                    expression.start(),
                    expression.end()));
        }
        return Optional.empty();
    }

    private Optional<String> action(Settings settings, String name) {
        return settings.find(name).filter(setting -> !setting.isBroken()).flatMap(setting -> {
            String words = setting.value().map(RefReader::words).orElse("");
            if (ACTIONS.contains(words.toLowerCase(Locale.ROOT))) {
                return Optional.of(words);
            }
            findings.add(
                    Code.INVALID_SETTING,
                    setting.span(),
                    "\"" + name + "\" is cascade, restrict, set null, set default or no action",
                    Suggestions.hint(words, ACTIONS));
            return Optional.empty();
        });
    }

    private static String words(Expression value) {
        if (value instanceof Expression.Phrase phrase) {
            return phrase.words().stream().map(Name::text).collect(Collectors.joining(" "));
        }
        return Names.simple(value).orElse("");
    }

    private void invalid(Span span) {
        findings.add(
                Code.INVALID_REF,
                span,
                "a relation is two columns with an operator between them",
                "write orders.user_id > users.id; the operators are > < - and <>");
    }
}
