package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.Document.Dep;
import org.nself.dbml.document.Document.DepField;
import org.nself.dbml.document.Document.Edge;
import org.nself.dbml.document.Document.InlineDep;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Field;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Setting;
import org.nself.dbml.syntax.Span;
import org.nself.dbml.syntax.Statement;
import org.nself.dbml.syntax.Token;

/** Reads what is computed from what: {@code Dep: orders -> report}, and {@code dep: <- orders} among settings. */
final class DepReader {

    private static final Set<String> OPERATORS = Set.of("->", "<-");

    private final Findings findings;

    DepReader(Findings findings) {
        this.findings = findings;
    }

    /** Each {@code dep: -> target} among the settings of a table or a column. */
    static List<InlineDep> inline(List<Setting> settings, Findings findings) {
        if (settings.isEmpty()) {
            return List.of();
        }
        List<InlineDep> read = new ArrayList<>(settings.size());
        for (Setting setting : settings) {
            inline(setting, findings).ifPresent(read::add);
        }
        return List.copyOf(read);
    }

    private static Optional<InlineDep> inline(Setting setting, Findings findings) {
        if (setting.value().isPresent()
                && setting.value().get() instanceof Expression.Prefix prefix
                && OPERATORS.contains(prefix.operator().text())
                && Names.path(prefix.operand()).isPresent()) {
            return Optional.of(new InlineDep(
                    prefix.operator(), Names.path(prefix.operand()).get(), setting.span()));
        }
        if (!setting.isBroken()) {
            findings.add(
                    Code.INVALID_DEP,
                    setting.valueSpan(),
                    "a dep is an arrow and what it leads to",
                    "write [dep: -> report] or [dep: <- orders.total]");
        }
        return Optional.empty();
    }

    Optional<Dep> read(Element element) {
        Form form = new Form(element, "a dep", findings).noAlias();
        Optional<Name> name = form.name("Dep name { a.x -> b.x }");
        Settings settings = new Settings(element.settingsOrNone(), findings);
        List<DepField> fields = new ArrayList<>();
        Optional<String> note = settings.note();
        Optional<String> color = settings.color("color");
        Optional<String> inHeader = note;
        Optional<String> colorInHeader = color;
        element.settingsOrNone().forEach(setting -> custom(setting, fields));
        List<Edge> edges = new ArrayList<>();
        for (Statement statement : element.body()) {
            if (statement instanceof Field field) {
                edge(field).ifPresent(edges::add);
                Settings own = new Settings(field.settingsOrNone(), findings);
                note = own.note().or(() -> inHeader);
                color = own.color("color").or(() -> colorInHeader);
                field.settingsOrNone().forEach(setting -> custom(setting, fields));
            } else if (statement instanceof Element block && block.is("note")) {
                note = Notes.inBody(List.of(block), findings);
            } else if (statement instanceof Element block && block.is("color") && block.simple()) {
                color = color(((Field) block.body().getFirst()).first());
            } else if (statement instanceof Element block && !Misplaced.complain(block, findings)) {
                Optional<Token> value =
                        block.simple() ? value(((Field) block.body().getFirst()).first()) : Optional.empty();
                value.ifPresentOrElse(
                        given -> fields.add(new DepField(block.kind().text(), given)), () -> invalid(block.bodySpan()));
            }
        }
        return Optional.of(new Dep(name, List.copyOf(edges), note, color, List.copyOf(fields), element.span()));
    }

    private void custom(Setting setting, List<DepField> fields) {
        if (setting.name().equals("note") || setting.name().equals("color") || setting.isBroken()) {
            return;
        }
        setting.value()
                .flatMap(DepReader::value)
                .ifPresentOrElse(
                        value -> fields.add(new DepField(setting.name(), value)), () -> invalid(setting.valueSpan()));
    }

    private Optional<String> color(Expression value) {
        Optional<String> color = Settings.color(value);
        if (color.isEmpty() && !value.isBroken()) {
            findings.add(Code.INVALID_COLOR, value.span(), "\"color\" takes a colour", "write color: #3498db");
        }
        return color;
    }

    private static Optional<Token> value(Expression expression) {
        return switch (expression) {
            case Name name -> Optional.of(name.token());
            case Expression.Literal literal -> Optional.of(literal.token());
            case Expression.Infix ignored -> Optional.empty();
            case Expression.Prefix ignored -> Optional.empty();
            case Expression.Call ignored -> Optional.empty();
            case Expression.Array ignored -> Optional.empty();
            case Expression.Tuple ignored -> Optional.empty();
            case Expression.Phrase ignored -> Optional.empty();
            case Expression.SettingList ignored -> Optional.empty();
            case Expression.CommaList ignored -> Optional.empty();
            case Expression.Missing ignored -> Optional.empty();
            case Expression.Broken ignored -> Optional.empty();
        };
    }

    private Optional<Edge> edge(Field field) {
        if (field.width() == 1
                && field.first() instanceof Expression.Infix infix
                && OPERATORS.contains(infix.operator().text())
                && Names.path(infix.left()).isPresent()
                && Names.path(infix.right()).isPresent()) {
            return Optional.of(new Edge(
                    Names.path(infix.left()).get(),
                    infix.operator(),
                    Names.path(infix.right()).get(),
                    infix.span()));
        }
        if (!field.isBroken()) {
            invalid(
                    field.parts().size() > 1
                            ? field.parts().get(1).span()
                            : field.first().span());
        }
        return Optional.empty();
    }

    private void invalid(Span span) {
        findings.add(
                Code.INVALID_DEP,
                span,
                "a dep is two tables or two columns with an arrow between them",
                "write orders.total -> report.total");
    }
}
