package org.nself.dbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.QualifiedName;

/** What a file declares, before names are resolved. Lists keep the author's order. */
record Declarations(
        List<TableDeclaration> tables,
        List<TableDeclaration> partials,
        List<EnumDeclaration> enums,
        List<RefDeclaration> refs) {

    /**
     * A table or a partial of one.
     *
     * @param members columns and injections of partials, in their order
     */
    record TableDeclaration(
            QualifiedName name,
            Span nameSpan,
            Optional<Expression.Name> alias,
            List<Member> members,
            List<IndexDeclaration> indexes,
            List<CheckDeclaration> checks,
            Optional<String> note) {}

    /** What stands in the body of a table and brings columns. */
    sealed interface Member permits ColumnDeclaration, Injection {}

    /** {@code ~partial}. */
    record Injection(Expression.Name name) implements Member {}

    /**
     * A column.
     *
     * @param enumDefault the enum value that is the default, when it is written as one
     */
    record ColumnDeclaration(
            Expression.Name name,
            DataType type,
            Span typeSpan,
            boolean primaryKey,
            boolean unique,
            boolean notNull,
            boolean increment,
            Optional<DefaultValue> defaultValue,
            Optional<Expression> enumDefault,
            Optional<String> note,
            List<String> checks,
            List<InlineRef> refs)
            implements Member {}

    record IndexDeclaration(
            boolean primaryKey,
            boolean unique,
            Optional<String> name,
            Optional<String> method,
            Optional<String> note,
            List<Expression.Name> columns,
            List<Index.Value> values,
            Span span) {}

    record CheckDeclaration(Optional<String> name, String expression, Span span) {}

    record EnumDeclaration(QualifiedName name, Span nameSpan, List<Expression.Name> values) {}

    /** {@code ref: > table.column} on a column. */
    record InlineRef(Token operator, Endpoint target) {}

    record RefDeclaration(
            Optional<String> name,
            Endpoint left,
            Token operator,
            Endpoint right,
            ForeignKey.Action onDelete,
            ForeignKey.Action onUpdate) {}

    /**
     * One side of a relation.
     *
     * @param table empty for a column of the table that the relation stands in
     */
    record Endpoint(List<Expression.Name> table, List<Expression.Name> columns, boolean tuple, Span span) {}

    static Declarations of(List<Element> elements, Findings findings) {
        List<TableDeclaration> tables = new ArrayList<>();
        List<TableDeclaration> partials = new ArrayList<>();
        List<EnumDeclaration> enums = new ArrayList<>();
        List<RefDeclaration> refs = new ArrayList<>();
        TableReader tableReader = new TableReader(findings);
        for (Element element : elements) {
            if (element.is("table")) {
                tableReader.table(element).ifPresent(tables::add);
            } else if (element.is("tablepartial")) {
                tableReader.partial(element).ifPresent(partials::add);
            } else if (element.is("enum")) {
                EnumReader.read(element, findings).ifPresent(enums::add);
            } else if (element.is("ref")) {
                new RefReader(findings).read(element).ifPresent(refs::add);
            }
        }
        return new Declarations(List.copyOf(tables), List.copyOf(partials), List.copyOf(enums), List.copyOf(refs));
    }
}
