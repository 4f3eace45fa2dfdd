package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Import;
import org.nself.dbml.syntax.Placed;
import org.nself.dbml.syntax.Span;
import org.nself.dbml.syntax.Token;
import org.nself.schema.QualifiedName;

/**
 * All that one file declares, before names are resolved. Lists keep the author's order. What means nothing to a database
 * is here too, so that a document can be written back without loss.
 *
 * @param annotations structured comments about the file as a whole
 */
public record Document(
        List<Import> imports,
        List<Project> projects,
        List<Table> tables,
        List<Table> partials,
        List<EnumDeclaration> enums,
        List<Ref> refs,
        List<Group> groups,
        List<StickyNote> notes,
        List<Records> records,
        List<View> views,
        List<Metadata> metadata,
        List<Dep> deps,
        List<Annotation> annotations) {

    /** {@code Project name { key: 'value' }}. */
    public record Project(Optional<Name> name, List<Custom> fields, Optional<String> note, Span span) {}

    /** A setting of the author's own: a text or, with a sign before it, a colour. */
    public record Custom(String name, String value, boolean color, Span span) {}

    /**
     * A table or a partial of one.
     *
     * @param injections where it takes in partials
     */
    public record Table(
            QualifiedName name,
            Span nameSpan,
            Optional<Name> alias,
            Optional<String> headerColor,
            Optional<String> note,
            List<Custom> custom,
            List<InlineDep> deps,
            List<Column> columns,
            List<Injection> injections,
            List<IndexEntry> indexes,
            List<CheckEntry> checks,
            List<Records> records,
            List<Annotation> annotations,
            Span span) {

        /** Columns and injections, in their order. */
        public List<Member> members() {
            List<Member> members = new ArrayList<>(columns);
            if (!injections.isEmpty()) {
                members.addAll(injections);
                members.sort(Comparator.comparingInt(Placed::start));
            }
            return members;
        }
    }

    /** What stands in the body of a table and brings columns. */
    public sealed interface Member extends Placed permits Column, Injection {}

    /** {@code ~partial}. */
    public record Injection(Name name, int start, int end) implements Member {}

    /** Whether a column says that it may be null. */
    public enum Nullability {
        UNSPOKEN,
        NULL,
        NOT_NULL
    }

    /** A column. */
    public record Column(
            Name name,
            ColumnType type,
            boolean primaryKey,
            boolean unique,
            Nullability nullability,
            boolean increment,
            Optional<Default> defaultValue,
            Optional<String> note,
            List<CheckEntry> checks,
            List<InlineRef> refs,
            List<InlineDep> deps,
            List<Custom> custom,
            List<Annotation> annotations,
            int start,
            int end)
            implements Member {}

    /**
     * The type of a column as it is written; columns whose types are written alike share one.
     *
     * @param suffixes arguments and brackets, in their order
     * @param known whether it could be read
     */
    public record ColumnType(Optional<String> schema, String name, List<Suffix> suffixes, boolean known) {}

    /** What follows the name of a type. */
    public sealed interface Suffix {}

    /** {@code (12, 2)}. */
    public record Arguments(List<Argument> values) implements Suffix {}

    /** {@code []} or {@code [3]}. */
    public record Dimension(Optional<String> size) implements Suffix {}

    /** One argument of a type; {@code quoted} when it stands in quotes. */
    public record Argument(String text, boolean quoted) {}

    /** A default. */
    public sealed interface Default extends Placed {

        record Text(String value, int start, int end) implements Default {}

        record Numeric(String digits, int start, int end) implements Default {}

        record Truth(boolean value, int start, int end) implements Default {}

        record Null(int start, int end) implements Default {}

        record Expression(String sql, int start, int end) implements Default {}

        /** {@code schema.enum.value}. */
        record Member(List<Name> path, int start, int end) implements Default {}
    }

    /** An index, or a key that is written among the indexes. */
    public record IndexEntry(
            List<Part> parts,
            boolean primaryKey,
            boolean unique,
            Optional<String> name,
            Optional<String> method,
            Optional<String> note,
            List<Annotation> annotations,
            int start,
            int end)
            implements Placed {

        /** A column, or an expression in backticks. */
        public record Part(String text, boolean expression, int start, int end) implements Placed {}
    }

    /** A check, in its block or on a column. */
    public record CheckEntry(Optional<String> name, String expression, List<Annotation> annotations, int start, int end)
            implements Placed {}

    /** An enum. */
    public record EnumDeclaration(
            QualifiedName name, Span nameSpan, List<EnumValue> values, List<Annotation> annotations, Span span) {}

    public record EnumValue(Name name, Optional<String> note, List<Annotation> annotations) {}

    /** {@code ref: > table.column} on a column. */
    public record InlineRef(Token operator, Endpoint target, int start, int end) implements Placed {}

    /** {@code dep: -> table.column}. */
    public record InlineDep(Token operator, List<Name> target, Span span) {}

    /** A relation. */
    public record Ref(
            Optional<Name> name,
            Endpoint left,
            Token operator,
            Endpoint right,
            RefSettings settings,
            List<Annotation> annotations,
            Span span) {}

    /** What follows a relation in brackets; actions are written in words. */
    public record RefSettings(
            Optional<String> onDelete, Optional<String> onUpdate, Optional<String> color, boolean inactive) {

        public static final RefSettings NONE =
                new RefSettings(Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /**
     * One side of a relation.
     *
     * @param table empty for a column of the table that the relation stands in
     */
    public record Endpoint(List<Name> table, List<Name> columns, boolean tuple, int start, int end) implements Placed {}

    /** {@code TableGroup}. */
    public record Group(
            Name name,
            Optional<String> color,
            Optional<String> note,
            List<Custom> custom,
            List<TableName> members,
            Span span) {}

    /** A table as it is referred to. */
    public record TableName(List<Name> path, Span span) {}

    /** A note of the diagram. */
    public record StickyNote(
            Name name, Optional<String> color, List<Custom> custom, String text, Span nameSpan, Span span) {}

    /**
     * Sample data.
     *
     * @param table empty within a table
     * @param columns empty for all columns of the table
     */
    public record Records(
            Optional<TableName> table, Optional<List<Name>> columns, boolean example, List<Row> rows, Span span) {}

    public record Row(List<Cell> cells, Span span) {}

    /** One value of a row. */
    public record Cell(Cell.Kind kind, String text, List<Name> member, Span span) {

        /** What a value is written as. */
        public enum Kind {
            NUMBER,
            TEXT,
            EXPRESSION,
            TRUTH,
            NULL,
            /** A value of an enum. */
            MEMBER,
            /** Nothing between two commas. */
            EMPTY
        }
    }

    /** {@code DiagramView}; empty blocks of it show nothing, a star shows everything. */
    public record View(Name name, boolean everything, List<ViewBlock> blocks, Span span) {}

    public record ViewBlock(ViewBlock.Kind kind, boolean everything, List<TableName> items, Span span) {

        public enum Kind {
            TABLES("Tables"),
            NOTES("Notes"),
            TABLE_GROUPS("TableGroups"),
            SCHEMAS("Schemas");

            private final String word;

            Kind(String word) {
                this.word = word;
            }

            public String word() {
                return word;
            }
        }
    }

    /** Settings of something that is declared elsewhere. */
    public record Metadata(
            Metadata.Kind kind,
            List<Name> target,
            List<Custom> fields,
            List<Annotation> annotations,
            Span targetSpan,
            Span span) {

        public enum Kind {
            TABLE("Table"),
            COLUMN("Column"),
            TABLE_GROUP("TableGroup"),
            NOTE("Note");

            private final String word;

            Kind(String word) {
                this.word = word;
            }

            public String word() {
                return word;
            }
        }
    }

    /** What is computed from what. */
    public record Dep(
            Optional<Name> name,
            List<Edge> edges,
            Optional<String> note,
            Optional<String> color,
            List<DepField> custom,
            Span span) {}

    /** A field of the author's own in a dep: a text, a number, a colour or a word. */
    public record DepField(String name, Token value) {}

    public record Edge(List<Name> left, Token operator, List<Name> right, Span span) {}
}
