package org.nself.dbml.syntax;

import java.util.List;

/** What stands on a line of a body: a field, or an element of its own. */
public sealed interface Statement permits Element, Field {

    Span span();

    /** The structured comments at its end and above it. */
    List<Annotation> annotations();
}
