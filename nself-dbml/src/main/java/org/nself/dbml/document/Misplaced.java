package org.nself.dbml.document;

import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Kinds;

/** Elements that stand where they do not belong. */
final class Misplaced {

    private Misplaced() {}

    /** Complains about an element within another that belongs elsewhere; false when there is no such element at all. */
    static boolean complain(Element element, Findings findings) {
        if (Kinds.isOnlyAtTheTop(element.kind())) {
            findings.add(
                    Code.MISPLACED_ELEMENT,
                    element.kind().span(),
                    "\"" + element.kind().text() + "\" stands at the top of a file, not within another element",
                    "look whether the body above it is closed with }");
            DocumentReader.misplaced(element, findings);
            return true;
        }
        boolean elsewhere =
                element.is("indexes") || element.is("checks") || element.is("records") || element.is("note");
        if (elsewhere) {
            findings.add(
                    Code.MISPLACED_ELEMENT,
                    element.kind().span(),
                    "\"" + element.kind().text() + "\" has no place here",
                    "put it into the table that it is about");
        }
        return elsewhere;
    }
}
