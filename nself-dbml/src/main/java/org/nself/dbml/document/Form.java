package org.nself.dbml.document;

import java.util.Optional;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Span;

/** Which parts an element may have: a name, an alias, settings, a body between braces. */
final class Form {

    private final Element element;
    private final String what;
    private final Findings findings;

    /** @param what the element as a message calls it, with its article */
    Form(Element element, String what, Findings findings) {
        this.element = element;
        this.what = what;
        this.findings = findings;
    }

    Form noName() {
        return none(element.name(), "has no name");
    }

    Form noAlias() {
        return none(element.alias(), "has no alias");
    }

    Form noSettings() {
        return none(element.settings(), "has no settings");
    }

    private Form none(Optional<? extends Expression> part, String complaint) {
        if (part.isPresent() && !part.get().isBroken()) {
            findings.add(Code.UNEXPECTED_PART, part.get().span(), what + " " + complaint, "take it out");
        }
        return this;
    }

    /** Whether the body stands between braces; complains about what stands behind the colon when it does not. */
    boolean hasBlock() {
        return hasBlock(element.simple() ? element.body().getFirst().span() : element.bodySpan());
    }

    /** @param wrong where to point at when there are no braces */
    boolean hasBlock(Span wrong) {
        if (element.simple()) {
            findings.add(
                    Code.INVALID_BODY,
                    wrong,
                    "what belongs to " + what + " stands between braces",
                    "write " + element.kind().text() + " … { … }");
        }
        return !element.simple();
    }

    /** The one name it must have; complains when there is none or another kind of name. */
    Optional<Name> requiredName(String example) {
        Optional<Name> name = name(example);
        if (element.name().isEmpty()) {
            findings.add(Code.MISSING_NAME, element.kind().span(), what + " has a name", "write " + example);
        }
        return name;
    }

    /** The name it may have; complains when it is not one name alone. */
    Optional<Name> name(String example) {
        Optional<Name> name = element.name().filter(Name.class::isInstance).map(Name.class::cast);
        if (element.name().isPresent() && name.isEmpty()) {
            invalidName(element.name().get(), "the name of " + what + " is one name", example);
        }
        return name;
    }

    void invalidName(Expression name, String message, String example) {
        if (!name.isBroken()) {
            findings.add(Code.INVALID_NAME, name.span(), message, "write " + example);
        }
    }

    Optional<Name> alias() {
        Optional<Name> alias = element.alias().filter(Name.class::isInstance).map(Name.class::cast);
        if (element.alias().isPresent() && alias.isEmpty()) {
            findings.add(Code.INVALID_NAME, element.alias().get().span(), "an alias is one name");
        }
        return alias;
    }
}
