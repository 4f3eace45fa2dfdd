package org.nself.dbml.write;

import org.nself.dbml.document.Document.Endpoint;
import org.nself.dbml.document.Document.Ref;

/** Writes relations. */
final class Refs {

    private Refs() {}

    static void write(Ref ref, Lines lines) {
        lines.annotations(ref.annotations());
        lines.add("Ref" + ref.name().map(name -> " " + Texts.name(name.text())).orElse("") + ": "
                + endpoint(ref.left()) + " " + ref.operator().text() + " " + endpoint(ref.right())
                + new Settings()
                        .value("delete", ref.settings().onDelete())
                        .value("update", ref.settings().onUpdate())
                        .value("color", ref.settings().color())
                        .flag(ref.settings().inactive(), "inactive"));
    }

    static String endpoint(Endpoint endpoint) {
        String table = endpoint.table().isEmpty() ? "" : Texts.path(endpoint.table()) + ".";
        String columns = Texts.names(endpoint.columns());
        return table + (endpoint.tuple() ? "(" + columns + ")" : columns);
    }
}
