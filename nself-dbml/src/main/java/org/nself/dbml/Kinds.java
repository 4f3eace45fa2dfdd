package org.nself.dbml;

import java.util.List;

/** The kinds of elements that stand at the top of a file. */
final class Kinds {

    static final List<String> TOP = List.of(
            "project",
            "table",
            "ref",
            "enum",
            "tablegroup",
            "tablepartial",
            "note",
            "records",
            "diagramview",
            "metadata",
            "dep",
            "use",
            "reuse");

    private Kinds() {}

    static boolean isElement(Token token) {
        return TOP.stream().anyMatch(token::isWord);
    }
}
