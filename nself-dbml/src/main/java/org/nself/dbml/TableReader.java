package org.nself.dbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.Declarations.CheckDeclaration;
import org.nself.dbml.Declarations.IndexDeclaration;
import org.nself.dbml.Declarations.Injection;
import org.nself.dbml.Declarations.Member;
import org.nself.dbml.Declarations.TableDeclaration;
import org.nself.schema.QualifiedName;

/** Reads {@code Table} and {@code TablePartial}, which have the same body. */
final class TableReader {

    private static final Set<String> BLOCKS = Set.of("indexes", "checks", "note", "records");

    private final Findings findings;
    private final Notes notes;
    private final ColumnReader columns;

    TableReader(Findings findings) {
        this.findings = findings;
        this.notes = new Notes(findings);
        this.columns = new ColumnReader(findings);
    }

    Optional<TableDeclaration> table(Element element) {
        Settings settings = new Settings(element.settingsOrNone(), Set.of("dep"), findings);
        settings.knownOrMetadata(Set.of("note", "headercolor", "dep"), "a table");
        return read(
                element,
                settings,
                element.name().flatMap(Names::qualified),
                "a table",
                "write Table users { … } or Table shop.users { … }");
    }

    Optional<TableDeclaration> partial(Element element) {
        Settings settings = new Settings(element.settingsOrNone(), Set.of(), findings);
        settings.onlyKnown(Set.of("note", "headercolor"), "a table partial");
        return read(
                element,
                settings,
                element.name().flatMap(Names::simple).map(QualifiedName::of),
                "a table partial",
                "write TablePartial timestamps { … }");
    }

    private Optional<TableDeclaration> read(
            Element element, Settings settings, Optional<QualifiedName> name, String what, String example) {
        if (name.isEmpty()) {
            Optional<Span> written = element.name().map(Expression::span);
            findings.add(
                    written.isPresent() ? Code.INVALID_NAME : Code.MISSING_NAME,
                    written.orElse(element.kind().span()),
                    nameMessage(element, what),
                    example);
            return Optional.empty();
        }
        if (element.simple()) {
            findings.add(Code.INVALID_BODY, element.span(), "the columns of " + what + " stand between braces");
            return Optional.empty();
        }
        List<Member> members = new ArrayList<>();
        List<IndexDeclaration> indexes = new ArrayList<>();
        List<CheckDeclaration> checks = new ArrayList<>();
        List<Element> bodyNotes = new ArrayList<>();
        for (Statement statement : element.body()) {
            if (statement instanceof Field field) {
                member(field).ifPresent(members::add);
            } else if (statement instanceof Element block) {
                if (block.is("indexes")) {
                    indexes.addAll(new IndexReader(findings).read(block));
                } else if (block.is("checks")) {
                    checks.addAll(checks(block));
                } else if (block.is("note")) {
                    bodyNotes.add(block);
                } else if (!block.is("records")) {
                    findings.add(
                            Code.UNKNOWN_ELEMENT,
                            block.kind().span(),
                            "there is nothing called \"" + block.kind().text() + "\" within " + what,
                            Suggestions.hint(block.kind().text(), BLOCKS));
                }
            }
        }
        return Optional.of(new TableDeclaration(
                name.get(),
                element.name().orElseThrow().span(),
                alias(element),
                List.copyOf(members),
                List.copyOf(indexes),
                List.copyOf(checks),
                note(settings, bodyNotes)));
    }

    private static String nameMessage(Element element, String what) {
        return element.name().filter(Expression.Array.class::isInstance).isPresent()
                ? "there is no space between the name of the table and its settings"
                : what + " has a name, with a schema before it if need be";
    }

    private Optional<Expression.Name> alias(Element element) {
        if (element.alias().isPresent() && !(element.alias().get() instanceof Expression.Name)) {
            findings.add(Code.INVALID_NAME, element.alias().get().span(), "an alias is one name");
        }
        return element.alias().filter(Expression.Name.class::isInstance).map(Expression.Name.class::cast);
    }

    /** The note in the body wins over the one among the settings. */
    private Optional<String> note(Settings settings, List<Element> inBody) {
        if (inBody.size() > 1) {
            inBody.forEach(note -> findings.add(Code.INVALID_NOTE, note.span(), "there are several notes here"));
        }
        Optional<String> setting = settings.find("note").flatMap(notes::ofSetting);
        return inBody.isEmpty() ? setting : notes.ofElement(inBody.getFirst());
    }

    private Optional<? extends Member> member(Field field) {
        if (field.first() instanceof Expression.Prefix prefix
                && prefix.operator().text().equals("~")) {
            if (prefix.operand() instanceof Expression.Name name
                    && field.parts().size() == 1) {
                return Optional.of(new Injection(name));
            }
            findings.add(
                    Code.INVALID_PARTIAL,
                    field.span(),
                    "a partial is put in by its name alone",
                    "write ~name on a line of its own");
            return Optional.empty();
        }
        return columns.read(field);
    }

    private List<CheckDeclaration> checks(Element block) {
        List<CheckDeclaration> checks = new ArrayList<>();
        for (Statement statement : block.body()) {
            if (statement instanceof Field field
                    && field.withoutSettings().size() == 1
                    && field.first() instanceof Expression.Literal literal
                    && literal.is(Token.Kind.EXPRESSION)) {
                Settings settings = new Settings(
                        field.settings().map(Expression.SettingList::settings).orElse(List.of()), Set.of(), findings);
                settings.onlyKnown(Set.of("name"), "a check");
                checks.add(new CheckDeclaration(
                        settings.text("name"), literal.token().text(), literal.span()));
            } else {
                findings.add(
                        Code.INVALID_CHECK,
                        statement.span(),
                        "a check is an expression in backticks",
                        "write `price > 0` [name: 'positive_price']");
            }
        }
        return checks;
    }
}
