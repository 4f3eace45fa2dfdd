package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.AnnotationName.Target;
import org.nself.dbml.document.Document.CheckEntry;
import org.nself.dbml.document.Document.Column;
import org.nself.dbml.document.Document.Custom;
import org.nself.dbml.document.Document.IndexEntry;
import org.nself.dbml.document.Document.Injection;
import org.nself.dbml.document.Document.InlineDep;
import org.nself.dbml.document.Document.Records;
import org.nself.dbml.document.Document.Table;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Field;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Statement;
import org.nself.dbml.syntax.Suggestions;
import org.nself.schema.QualifiedName;

/** Reads {@code Table} and {@code TablePartial}, which have the same body. */
final class TableReader {

    private static final Set<String> BLOCKS = Set.of("indexes", "checks", "note", "records");
    private static final Set<String> KNOWN = Set.of("note", "headercolor", "dep");

    private final Findings findings;
    private final ColumnReader columns;
    private final IndexReader indexes;
    private final AnnotationReader annotations;

    TableReader(Findings findings) {
        this.findings = findings;
        this.columns = new ColumnReader(findings);
        this.indexes = new IndexReader(findings);
        this.annotations = new AnnotationReader(findings);
    }

    Optional<Table> table(Element element) {
        Form form = new Form(element, "a table", findings);
        Optional<QualifiedName> name =
                QualifiedNames.read(element, form, "Table users { … } or Table shop.users { … }", findings);
        Settings settings = new Settings(element.settingsOrNone(), Set.of("dep"), findings);
        List<Custom> custom = settings.custom(KNOWN, "a table");
        List<InlineDep> deps = DepReader.inline(settings.findAll("dep"), findings);
        return read(element, form, settings, name, custom, deps);
    }

    Optional<Table> partial(Element element) {
        Form form = new Form(element, "a table partial", findings).noAlias();
        Optional<QualifiedName> name =
                form.requiredName("TablePartial timestamps { … }").map(read -> QualifiedName.of(read.text()));
        Settings settings = new Settings(element.settingsOrNone(), findings);
        settings.onlyKnown(Set.of("note", "headercolor"), "a table partial");
        return read(element, form, settings, name, List.of(), List.of());
    }

    private Optional<Table> read(
            Element element,
            Form form,
            Settings settings,
            Optional<QualifiedName> name,
            List<Custom> custom,
            List<InlineDep> deps) {
        Optional<Expression.Name> alias = form.alias();
        Optional<String> headerColor = settings.color("headercolor");
        Optional<String> noteSetting = settings.note();
        if (!form.hasBlock()) {
            return Optional.empty();
        }
        Body body = new Body(element.is("tablepartial"));
        for (Statement statement : element.body()) {
            body.add(statement);
        }
        Optional<String> note = Notes.inBody(body.notes, findings).or(() -> noteSetting);
        return name.map(known -> new Table(
                known,
                element.name().orElseThrow().span(),
                alias,
                headerColor,
                note,
                AnnotationReader.own(custom, Target.TABLE),
                deps,
                List.copyOf(body.columns),
                List.copyOf(body.injections),
                List.copyOf(body.indexes),
                List.copyOf(body.checks),
                List.copyOf(body.records),
                annotations.read(element.annotations(), custom, body.partial ? Target.PARTIAL : Target.TABLE),
                element.span()));
    }

    /** What a body holds, gathered statement by statement. */
    private final class Body {

        private final boolean partial;
        private final List<Column> columns = new ArrayList<>();
        private final List<Injection> injections = new ArrayList<>(0);
        private final List<IndexEntry> indexes = new ArrayList<>();
        private final List<CheckEntry> checks = new ArrayList<>();
        private final List<Records> records = new ArrayList<>();
        private final List<Element> notes = new ArrayList<>();

        Body(boolean partial) {
            this.partial = partial;
        }

        void add(Statement statement) {
            if (statement instanceof Field field) {
                member(field);
            } else if (statement instanceof Element block) {
                add(block);
            }
        }

        private void add(Element block) {
            annotations.read(block.annotations(), Target.NOTHING);
            if (block.is("indexes")) {
                indexes.addAll(TableReader.this.indexes.read(block));
            } else if (block.is("checks")) {
                checks.addAll(CheckReader.read(block, findings));
            } else if (block.is("note")) {
                annotations.within(block);
                notes.add(block);
            } else if (block.is("records") && !partial) {
                annotations.within(block);
                new RecordsReader(findings).within(block).ifPresent(records::add);
            } else if (!Misplaced.complain(block, findings)) {
                findings.add(
                        Code.UNKNOWN_ELEMENT,
                        block.kind().span(),
                        "there is nothing called \"" + block.kind().text() + "\" within a table",
                        Suggestions.hint(block.kind().text(), BLOCKS));
            }
        }

        private void member(Field field) {
            boolean injection = field.first() instanceof Expression.Prefix prefix
                    && prefix.operator().isOperator("~");
            if (!injection) {
                TableReader.this.columns.read(field).ifPresent(columns::add);
            } else if (partial) {
                findings.add(
                        Code.INVALID_PARTIAL, field.span(), "a partial cannot hold another", "put both into the table");
            } else {
                injection(field).ifPresent(injections::add);
            }
        }
    }

    private Optional<Injection> injection(Field field) {
        annotations.read(field.annotations(), Target.NOTHING);
        if (field.first() instanceof Expression.Prefix prefix
                && prefix.operand() instanceof Expression.Name name
                && field.parts().size() == 1) {
            return Optional.of(
                    new Injection(name, field.span().start(), field.span().end()));
        }
        if (!field.isBroken()) {
            findings.add(
                    Code.INVALID_PARTIAL,
                    field.parts().size() == 1
                            ? field.span()
                            : field.parts().get(1).span(),
                    "a partial is put in by its name alone",
                    "write ~name on a line of its own");
        }
        return Optional.empty();
    }
}
