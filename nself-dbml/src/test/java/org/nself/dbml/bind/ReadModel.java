package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nself.dbml.bind.Symbol.Kind;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.CheckEntry;
import org.nself.dbml.document.Document.Column;
import org.nself.dbml.document.Document.EnumDeclaration;
import org.nself.dbml.document.Document.EnumValue;
import org.nself.dbml.document.Document.Group;
import org.nself.dbml.document.Document.IndexEntry;
import org.nself.dbml.document.Document.Member;
import org.nself.dbml.document.Document.Metadata;
import org.nself.dbml.document.Document.StickyNote;
import org.nself.dbml.document.Document.Table;
import org.nself.dbml.document.Document.View;
import org.nself.dbml.document.Document.ViewBlock;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Span;

/** The model that this reader makes of a file: its documents, with names resolved as the binder does. */
final class ReadModel implements Model {

    private final Resolved resolved;
    private final ReadRelations relations;

    ReadModel(Resolved resolved) {
        this.resolved = resolved;
        this.relations = new ReadRelations(resolved);
    }

    @Override
    public List<String> tables() {
        return lines(resolved.tables(), seen -> {
            Table table = seen.declaration();
            Map<String, String> settings = resolved.settings(Metadata.Kind.TABLE, seen.name(), table.custom());
            return Line.of(seen.name())
                    .say("color", taken(settings, "headercolor").or(table::headerColor))
                    .note(taken(settings, "note").or(table::note))
                    .say("columns", columnNames(table))
                    .say("partials", injections(table))
                    .settings(settings);
        });
    }

    private static String columnNames(Table table) {
        return Line.list(table.columns(), column -> column.name().text());
    }

    /** Where a partial stands among the columns, which says in which order the columns come. */
    private static String injections(Table table) {
        List<Member> members = table.members();
        List<Integer> places = IntStream.range(0, members.size())
                .filter(order -> members.get(order) instanceof Document.Injection)
                .boxed()
                .toList();
        return Line.list(
                places,
                order -> order + ":"
                        + ((Document.Injection) members.get(order)).name().text());
    }

    /** A metadata key that stands for a property of its own. */
    private static Optional<String> taken(Map<String, String> settings, String key) {
        return Optional.ofNullable(settings.remove(key)).filter(value -> !value.isEmpty());
    }

    @Override
    public List<String> columns() {
        return lines(resolved.tablesAndPartials().flatMap(this::columns), seen -> column(seen, seen.declaration()));
    }

    /** The official parser makes an index of a key of several columns, and the columns forget that they are its parts. */
    private Stream<Seen<Column>> columns(Seen<Table> table) {
        boolean composite = !compositeKey(table.declaration()).isEmpty();
        return table.declaration().columns().stream()
                .map(column -> new Seen<>(
                        table.name() + "." + column.name().text(),
                        table.module(),
                        composite ? withoutKey(column) : column));
    }

    private static List<Column> compositeKey(Table table) {
        List<Column> key = table.columns().stream().filter(Column::primaryKey).toList();
        return key.size() > 1 ? key : List.of();
    }

    private static Column withoutKey(Column column) {
        return new Column(
                column.name(),
                column.type(),
                false,
                column.unique(),
                column.nullability(),
                column.increment(),
                column.defaultValue(),
                column.note(),
                column.checks(),
                column.refs(),
                column.deps(),
                column.custom(),
                column.annotations(),
                column.start(),
                column.end());
    }

    private Line column(Seen<?> seen, Column column) {
        Map<String, String> settings = resolved.settings(Metadata.Kind.COLUMN, seen.name(), column.custom());
        return Line.of(seen.name())
                .say("schema", column.type().schema())
                .say("type", Written.type(column.type()))
                .flag("pk", column.primaryKey())
                .flag("unique", column.unique())
                .flag("increment", column.increment())
                .say("not null", Written.notNull(column.nullability()))
                .say("default", column.defaultValue().map(Written::defaultValue))
                .note(taken(settings, "note").or(column::note))
                .say("checks", Line.list(column.checks(), CheckEntry::expression))
                .say("refs", relations.onColumn(seen, column))
                .say("deps", relations.depsOnColumn(seen, column))
                .settings(settings);
    }

    @Override
    public List<String> indexes() {
        return resolved.tablesAndPartials()
                .flatMap(table -> {
                    List<String> lines = new ArrayList<>();
                    List<IndexEntry> indexes = table.declaration().indexes();
                    indexes.forEach(index -> lines.add(index(table.name() + "#" + (lines.size() + 1), index)));
                    List<Column> key = compositeKey(table.declaration());
                    if (!key.isEmpty()) {
                        lines.add(Line.of(table.name() + "#" + (lines.size() + 1))
                                .say(
                                        "parts",
                                        Line.list(
                                                key,
                                                column -> "column "
                                                        + column.name().text()))
                                .flag("pk", true)
                                .toString());
                    }
                    return lines.stream();
                })
                .toList();
    }

    private static String index(String subject, IndexEntry index) {
        return Line.of(subject)
                .say(
                        "parts",
                        Line.list(index.parts(), part -> (part.expression() ? "expression " : "column ") + part.text()))
                .flag("pk", index.primaryKey())
                .flag("unique", index.unique())
                .say("name", index.name())
                .say("type", index.method())
                .note(index.note())
                .toString();
    }

    @Override
    public List<String> checks() {
        return ofTables(
                Table::checks,
                (table, check) -> Line.of(table.name())
                        .say("expression", check.expression())
                        .say("name", check.name()));
    }

    @Override
    public List<String> refs() {
        return relations.refs().map(Seen::declaration).toList();
    }

    @Override
    public List<String> enums() {
        return enumsSeen()
                .flatMap(seen -> {
                    List<EnumValue> values = seen.declaration().values();
                    Line all = Line.of(seen.name())
                            .say(
                                    "values",
                                    Line.list(values, value -> value.name().text()));
                    return Stream.concat(
                            Stream.of(all),
                            values.stream()
                                    .map(value -> Line.of(seen.name() + "."
                                                    + value.name().text())
                                            .note(value.note())));
                })
                .map(Line::toString)
                .toList();
    }

    private Stream<Seen<EnumDeclaration>> enumsSeen() {
        return resolved.seenFrom(resolved.main(), Kind.ENUM, Document::enums, EnumDeclaration::nameSpan);
    }

    @Override
    public List<String> notes() {
        return lines(notesSeen(), seen -> {
            StickyNote note = seen.declaration();
            Map<String, String> settings = resolved.settings(Metadata.Kind.NOTE, seen.name(), note.custom());
            return Line.of(seen.name())
                    .say("text", note.text())
                    .say("color", taken(settings, "color").or(note::color))
                    .settings(settings);
        });
    }

    private Stream<Seen<StickyNote>> notesSeen() {
        return resolved.seenFrom(resolved.main(), Kind.NOTE, Document::notes, StickyNote::nameSpan);
    }

    @Override
    public List<String> records() {
        List<String> lines = new ArrayList<>();
        relations.records().forEach(seen -> {
            Document.Records records = seen.declaration();
            String columns = records.columns()
                    .map(written -> Line.list(written, Name::text))
                    .orElseGet(() -> relations.allColumns(seen));
            lines.add(Line.of(seen.name())
                    .say("columns", columns)
                    .flag("example", records.example())
                    .toString());
            String[] names = columns.split(",", -1);
            for (int row = 0; row < records.rows().size(); row++) {
                List<Document.Cell> cells = records.rows().get(row).cells();
                for (int column = 0; column < cells.size(); column++) {
                    lines.add(Line.of(seen.name() + "." + names[column] + "#" + row)
                            .say("value", Written.cell(cells.get(column)))
                            .toString());
                }
            }
        });
        return lines;
    }

    @Override
    public List<String> groups() {
        return lines(groupsSeen(), seen -> {
            Group group = seen.declaration();
            Map<String, String> settings = resolved.settings(Metadata.Kind.TABLE_GROUP, seen.name(), group.custom());
            return Line.of(seen.name())
                    .say("color", taken(settings, "color").or(group::color))
                    .note(taken(settings, "note").or(group::note))
                    .say(
                            "tables",
                            Line.list(
                                    group.members(),
                                    member -> resolved.table(seen.module(), member.path())
                                            .orElseThrow()))
                    .settings(settings);
        });
    }

    private Stream<Seen<Group>> groupsSeen() {
        return resolved.seenFrom(
                resolved.main(),
                Kind.TABLE_GROUP,
                Document::groups,
                group -> group.name().span());
    }

    @Override
    public List<String> partials() {
        return lines(
                resolved.partials(),
                seen -> Line.of(seen.name())
                        .say("color", seen.declaration().headerColor())
                        .note(seen.declaration().note())
                        .say("columns", columnNames(seen.declaration())));
    }

    @Override
    public List<String> aliases() {
        return resolved.main().document().tables().stream()
                .flatMap(table -> table.alias().stream()
                        .map(alias ->
                                Line.of(alias.text()).say("of", table.name().toString())))
                .map(Line::toString)
                .toList();
    }

    @Override
    public List<String> projects() {
        return resolved.main().document().projects().stream()
                .map(project -> {
                    Map<String, String> fields = new TreeMap<>();
                    project.fields().forEach(field -> fields.put(field.name(), field.value()));
                    return Line.of("project")
                            .say("name", project.name().map(Name::text))
                            .note(project.note())
                            .settings(fields)
                            .toString();
                })
                .toList();
    }

    @Override
    public List<String> views() {
        return resolved.main().document().views().stream()
                .map(view -> Line.of(view.name().text())
                        .say("tables", shown(view, ViewBlock.Kind.TABLES))
                        .say("notes", shown(view, ViewBlock.Kind.NOTES))
                        .say("groups", shown(view, ViewBlock.Kind.TABLE_GROUPS))
                        .say("schemas", shown(view, ViewBlock.Kind.SCHEMAS))
                        .toString())
                .toList();
    }

    /**
     * What a view shows, in the official model's terms: tables, groups and schemas go together, so that all of one of them,
     * or nothing said about one of them, is all; a star for groups is a list of all groups; and an empty block says nothing.
     */
    private String shown(View view, ViewBlock.Kind kind) {
        if (view.everything()) {
            return "all";
        }
        Map<ViewBlock.Kind, ViewBlock> blocks = new TreeMap<>();
        view.blocks().stream()
                .filter(block -> block.everything() || !block.items().isEmpty())
                .forEach(block -> blocks.put(block.kind(), block));
        Optional<ViewBlock> block = Optional.ofNullable(blocks.get(kind));
        if (kind == ViewBlock.Kind.NOTES) {
            return block.map(this::shown).orElse("none");
        }
        boolean spoken = blocks.keySet().stream().anyMatch(each -> each != ViewBlock.Kind.NOTES);
        boolean all = Stream.of(ViewBlock.Kind.TABLES, ViewBlock.Kind.SCHEMAS)
                .anyMatch(each -> Optional.ofNullable(blocks.get(each))
                        .filter(ViewBlock::everything)
                        .isPresent());
        if (all) {
            return "all";
        }
        if (kind == ViewBlock.Kind.TABLE_GROUPS
                && block.filter(ViewBlock::everything).isPresent()) {
            List<Seen<Group>> groups = groupsSeen().toList();
            return groups.isEmpty() ? "all" : Line.list(groups, Seen::name);
        }
        return block.map(this::shown).orElse(spoken ? "all" : "none");
    }

    private String shown(ViewBlock block) {
        return block.everything() ? "all" : Line.list(block.items(), item -> item(block, item));
    }

    private String item(ViewBlock block, Document.TableName item) {
        return switch (block.kind()) {
            case TABLES -> resolved.table(resolved.main(), item.path()).orElseThrow();
            case NOTES, TABLE_GROUPS, SCHEMAS -> Line.list(item.path(), Name::text);
        };
    }

    @Override
    public List<String> deps() {
        return relations.deps().map(Seen::declaration).toList();
    }

    @Override
    public List<String> externals() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        resolved.visibleIn(resolved.main()).symbols().forEach((key, symbol) -> {
            if (!symbol.module().path().equals(resolved.main().path())) {
                String what = Written.kind(symbol.kind()) + ":" + symbol.name() + "@"
                        + symbol.module().path().replaceFirst(".*/", "");
                names.computeIfAbsent(what, line -> new ArrayList<>())
                        .add(key.name().toString());
            }
        });
        return names.entrySet().stream()
                .map(entry -> Line.of(entry.getKey())
                        .say("as", String.join(",", entry.getValue()))
                        .toString())
                .toList();
    }

    @Override
    public List<String> places() {
        List<String> lines = new ArrayList<>();
        resolved.tablesAndPartials().forEach(table -> {
            lines.add(at(table.name(), table.module(), table.declaration().span()));
            columns(table)
                    .forEach(column -> lines.add(at(
                            column.name(), column.module(), column.declaration().span())));
        });
        lines.addAll(ofTables(
                Table::indexes,
                (table, index) ->
                        Line.of("index of " + table.name()).say("at", Resolved.place(table.module(), index.span()))));
        lines.addAll(ofTables(
                Table::checks,
                (table, check) -> Line.of("check of " + table.name())
                        .say(
                                "from",
                                Resolved.place(table.module(), check.span()).replaceFirst("-.*", ""))));
        enumsSeen()
                .forEach(type ->
                        lines.add(at("enums", type.module(), type.declaration().span())));
        notesSeen()
                .forEach(note ->
                        lines.add(at("notes", note.module(), note.declaration().span())));
        groupsSeen()
                .forEach(group -> lines.add(
                        at("tableGroups", group.module(), group.declaration().span())));
        relations
                .records()
                .forEach(records -> lines.add(
                        at("records", records.module(), records.declaration().span())));
        resolved.main().document().views().forEach(view -> lines.add(at("diagramViews", resolved.main(), view.span())));
        relations.refs().forEach(ref -> lines.add("refs at=" + ref.name()));
        relations.deps().forEach(dep -> lines.add("deps at=" + dep.name()));
        return lines;
    }

    @Override
    public List<String> schema() {
        Set<String> declared = resolved.tables().map(Seen::name).collect(Collectors.toSet());
        return resolved.partials().findAny().isPresent() ? List.of() : BoundSchema.lines(resolved.schema(), declared);
    }

    private static String at(String what, Module module, Span span) {
        return Line.of(what).say("at", Resolved.place(module, span)).toString();
    }

    private <T> List<String> ofTables(Function<Table, List<T>> parts, BiFunction<Seen<Table>, T, Line> line) {
        return resolved.tablesAndPartials()
                .flatMap(table -> parts.apply(table.declaration()).stream().map(part -> line.apply(table, part)))
                .map(Line::toString)
                .toList();
    }

    private static <T> List<String> lines(Stream<Seen<T>> seen, Function<Seen<T>, Line> line) {
        return seen.map(line).map(Line::toString).toList();
    }
}
