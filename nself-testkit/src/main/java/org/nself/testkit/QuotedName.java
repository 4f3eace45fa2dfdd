package org.nself.testkit;

import org.nself.schema.QualifiedName;

/** Names as SQL has them. */
final class QuotedName {

    private QuotedName() {}

    static String of(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String of(QualifiedName name) {
        return of(name.namespace()) + "." + of(name.name());
    }
}
