package org.nself.dbml.bind;

import org.nself.dbml.bind.Relations.Relation;
import org.nself.dbml.bind.Relations.Side;
import org.nself.dbml.document.Document;
import org.nself.dbml.syntax.Code;

/**
 * Says where the columns of a relation are not what its operator says of them: null or not, unique or not. What is said
 * stands at the end of the relation and at each column.
 *
 * <p>Many to many is left out: its keys are those of the table between the two, whatever the columns are.
 */
final class Cardinalities {

    private Cardinalities() {}

    static void check(Relation relation) {
        if (relation.operator().isManyToMany()) {
            target(relation, relation.from());
        } else {
            nullability(relation);
            uniqueness(relation);
        }
        target(relation, relation.to());
    }

    private static void nullability(Relation relation) {
        Side from = relation.from();
        Operator operator = relation.operator();
        int notNull = 0;
        for (String column : from.columns()) {
            notNull += from.table().isNeverNull(column) ? 1 : 0;
        }
        boolean one = from.columns().size() == 1;
        if (operator.allowsNone() && notNull == from.columns().size()) {
            say(
                    relation,
                    from,
                    Code.NEVER_NULL,
                    named(from) + (one ? " is" : " are") + " never null, though \"" + operator.sign()
                            + "\" allows rows without one of "
                            + relation.to().table().name(),
                    "allow null, or write \"" + operator.requiringOne() + "\"");
        } else if (!operator.allowsNone() && notNull == 0) {
            say(
                    relation,
                    from,
                    Code.NULLABLE,
                    named(from) + (one ? " may be" : " may all be") + " null, though \"" + operator.sign()
                            + "\" gives each row one of "
                            + relation.to().table().name(),
                    "add not null, or write \"" + operator.allowingNone() + "\"");
        }
    }

    private static void uniqueness(Relation relation) {
        Side from = relation.from();
        Operator operator = relation.operator();
        boolean unique = from.table().keys().areKey(from.columns());
        String verb = from.columns().size() == 1 ? " is " : " are ";
        if (unique && !operator.isOneToOne()) {
            say(
                    relation,
                    from,
                    Code.UNIQUE,
                    named(from) + verb + "unique, though \"" + operator.sign() + "\" lets many rows refer to one of "
                            + relation.to().table().name(),
                    "write \"" + operator.oneToOne() + "\" for one to one");
        } else if (!unique && operator.isOneToOne()) {
            say(
                    relation,
                    from,
                    Code.NOT_UNIQUE,
                    named(from) + verb + "not unique, though \"" + operator.sign()
                            + "\" lets one row alone refer to one of "
                            + relation.to().table().name(),
                    "add unique, or write \"" + operator.manyToOne() + "\" for many to one");
        }
    }

    /** PostgreSQL lets a foreign key refer to nothing but a key, so this one is a warning. */
    private static void target(Relation relation, Side to) {
        if (to.table().keys().areKey(to.columns())) {
            return;
        }
        relation.findings()
                .add(
                        Code.NO_KEY,
                        to.span(),
                        to.table().name() + " (" + String.join(", ", to.columns())
                                + ") is neither a primary key nor unique, so nothing can refer to it",
                        "make it pk or unique, or turn the relation round");
        columns(
                to,
                Code.NOT_UNIQUE,
                named(to) + (to.columns().size() == 1 ? " is" : " are") + " not unique, though a relation refers to "
                        + (to.columns().size() == 1 ? "it" : "them"),
                "make " + (to.columns().size() == 1 ? "it" : "them together") + " pk or unique");
    }

    private static void say(Relation relation, Side side, Code code, String message, String hint) {
        relation.findings().add(code, side.written(), message, hint);
        columns(side, code, message, hint);
    }

    private static void columns(Side side, Code code, String message, String hint) {
        for (String name : side.columns()) {
            Document.Column column = side.table().column(name).orElseThrow();
            side.table().findings(column).add(code, column.name().span(), message, hint);
        }
    }

    private static String named(Side side) {
        return (side.columns().size() == 1 ? "column \"" : "columns \"") + String.join("\", \"", side.columns()) + "\"";
    }
}
