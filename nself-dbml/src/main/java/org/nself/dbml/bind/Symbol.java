package org.nself.dbml.bind;

import org.jspecify.annotations.Nullable;
import org.nself.dbml.syntax.Span;
import org.nself.schema.QualifiedName;

/** Something that has a name in a file and that another file can take over. */
record Symbol(Kind kind, QualifiedName name, Module module, Span span) {

    /** What kinds of things have names; each kind has a space of names of its own. */
    enum Kind {
        TABLE("table"),
        ENUM("enum"),
        TABLE_GROUP("tablegroup"),
        TABLE_PARTIAL("tablepartial"),
        NOTE("note");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** A name as one file sees it. */
    record Key(Kind kind, QualifiedName name) {

        /** By hand, for every name is looked up again and again: the one that Java generates takes several times as long. */
        @Override
        public int hashCode() {
            return 31 * kind.hashCode() + name.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && kind == that.kind && name.equals(that.name);
        }
    }

    Key key() {
        return new Key(kind, name);
    }

    /** Where something is declared, which says what it is, under whatever names it is seen. */
    record Declaration(Kind kind, String path, Span span) {}

    Declaration declaration() {
        return new Declaration(kind, module.path(), span);
    }

    /** Whether it is declared at one and the same place. */
    boolean isSame(Symbol other) {
        return declaration().equals(other.declaration());
    }
}
