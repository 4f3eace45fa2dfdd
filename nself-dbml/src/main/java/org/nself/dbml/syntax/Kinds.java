package org.nself.dbml.syntax;

import java.util.List;

/** The kinds of elements that stand at the top of a file. */
public final class Kinds {

    public static final List<String> TOP = List.of(
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

    private static final List<String> ONLY_AT_THE_TOP =
            List.of("project", "table", "enum", "ref", "tablegroup", "tablepartial", "diagramview", "metadata", "dep");

    private static final List<String> USUAL = List.of(
            "Project",
            "Table",
            "Ref",
            "Enum",
            "TableGroup",
            "TablePartial",
            "Note",
            "records",
            "DiagramView",
            "Metadata",
            "Dep",
            "use",
            "reuse");

    private Kinds() {}

    /** The word with the capitals in which it is usually written; any other word as it is. */
    public static String usual(String word) {
        return USUAL.stream().filter(word::equalsIgnoreCase).findFirst().orElse(word);
    }

    static boolean isElement(String word) {
        return TOP.stream().anyMatch(word::equalsIgnoreCase);
    }

    /** Whether an element of this kind within another is always a mistake. */
    public static boolean isOnlyAtTheTop(Token token) {
        return ONLY_AT_THE_TOP.stream().anyMatch(token::isWord);
    }
}
