package org.nself.dbml.bind;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nself.dbml.document.Document;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Span;
import org.nself.schema.Index;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;

/** Fields of object mappers, which are left out of their table: nothing can be made of them, no key, index or relation. */
final class LeftOut {

    private LeftOut() {}

    /** Complains about a table that has no other column, and about keys and indexes of what it does not have. */
    static void check(Scope.Expanded declared, Table made) {
        if (made.columns().isEmpty()) {
            declared.module()
                    .findings()
                    .add(
                            Code.EMPTY_TABLE,
                            declared.declaration().nameSpan(),
                            "table " + made.name() + " has no column: each has a table as its type and is left out",
                            "write a column, such as id bigint [pk]");
        }
        Set<String> used = new HashSet<>();
        made.primaryKey().ifPresent(key -> {
            used.addAll(key.columns());
            used.addAll(key.options().included());
        });
        for (UniqueKey key : made.uniqueKeys()) {
            used.addAll(key.columns());
            used.addAll(key.options().included());
        }
        for (Index index : made.indexes()) {
            used.addAll(index.included());
            for (Index.Part part : index.parts()) {
                if (part.value() instanceof Index.Value.Column column) {
                    used.add(column.name());
                }
            }
        }
        for (Document.Column column : declared.columns()) {
            String name = column.name().text();
            if (used.contains(name) && made.column(name).isEmpty()) {
                refuse(declared.findings(column), column.name().span(), made, name, "a key or an index");
            }
        }
    }

    /** Complains about a side of a relation that names a column that its table does not have. */
    static boolean isIn(Table made, List<String> columns, Span span, Findings findings) {
        for (String name : columns) {
            if (made.column(name).isEmpty()) {
                refuse(findings, span, made, name, "a relation");
                return true;
            }
        }
        return false;
    }

    private static void refuse(Findings findings, Span span, Table table, String column, String what) {
        findings.add(
                Code.RELATION_FIELD_IN_USE,
                span,
                "\"" + column + "\" of table " + table.name() + " has a table as its type, so " + what
                        + " cannot be made of it",
                "give it the type of the column that it refers to");
    }
}
