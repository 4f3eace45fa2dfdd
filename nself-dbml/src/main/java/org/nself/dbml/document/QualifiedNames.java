package org.nself.dbml.document;

import java.util.Optional;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Findings;
import org.nself.schema.QualifiedName;

/** Reads the name of a table or an enum, which may have a schema before it. */
final class QualifiedNames {

    private QualifiedNames() {}

    static Optional<QualifiedName> read(Element element, Form form, String example, Findings findings) {
        if (element.name().isEmpty()) {
            findings.add(
                    Code.MISSING_NAME,
                    element.kind().span(),
                    "the name of the " + element.kind().text() + " is missing",
                    "write " + example);
            return Optional.empty();
        }
        Expression written = element.name().get();
        Optional<QualifiedName> name =
                Names.qualified(written).filter(read -> !read.name().isEmpty());
        if (name.isEmpty()) {
            form.invalidName(
                    written,
                    written instanceof Expression.Array
                            ? "there is no space between the name and the settings"
                            : "this is no name: a name may have a schema before it, and stands in double quotes when it"
                                    + " has other characters than letters, digits and underscores",
                    example);
        }
        return name;
    }
}
