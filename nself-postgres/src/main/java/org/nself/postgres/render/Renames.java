package org.nself.postgres.render;

import java.util.ArrayList;
import java.util.List;
import org.nself.diff.Rename;
import org.nself.schema.QualifiedName;

/** Writes new names, and moves to another namespace. */
final class Renames {

    private Renames() {}

    static List<String> render(Sql sql, Rename rename) {
        return switch (rename) {
            case Rename.OfNamespace namespace ->
                List.of(sql.render(
                        "ALTER SCHEMA {0} RENAME TO {1}", sql.name(namespace.from()), sql.name(namespace.to())));
            case Rename.OfTable table -> moved(sql, "TABLE", table.from(), table.to());
            case Rename.OfEnum type -> moved(sql, "TYPE", type.from(), type.to());
            case Rename.OfSequence sequence -> moved(sql, "SEQUENCE", sequence.from(), sequence.to());
            case Rename.OfColumn column ->
                List.of(sql.render(
                        "ALTER TABLE {0} RENAME COLUMN {1} TO {2}",
                        sql.name(column.table()), sql.name(column.from()), sql.name(column.to())));
            case Rename.OfConstraint constraint ->
                List.of(sql.render(
                        "ALTER TABLE {0} RENAME CONSTRAINT {1} TO {2}",
                        sql.name(constraint.table()), sql.name(constraint.from()), sql.name(constraint.to())));
            case Rename.OfIndex index ->
                List.of(sql.render(
                        "ALTER INDEX {0} RENAME TO {1}",
                        sql.name(index.table().sibling(index.from())), sql.name(index.to())));
            case Rename.OfEnumValue value ->
                List.of(sql.render(
                        "ALTER TYPE {0} RENAME VALUE {1} TO {2}",
                        sql.name(value.type()), sql.literal(value.from()), sql.literal(value.to())));
        };
    }

    /** To another namespace first, for the new name may be taken in the old one. */
    static List<String> moved(Sql sql, String kind, QualifiedName from, QualifiedName to) {
        List<String> statements = new ArrayList<>();
        QualifiedName there = new QualifiedName(to.namespace(), from.name());
        if (!from.equals(there)) {
            statements.add(sql.render(
                    "ALTER {0} {1} SET SCHEMA {2}", sql.text(kind), sql.name(from), sql.name(to.namespace())));
        }
        if (!there.equals(to)) {
            statements.add(
                    sql.render("ALTER {0} {1} RENAME TO {2}", sql.text(kind), sql.name(there), sql.name(to.name())));
        }
        return statements;
    }
}
