package org.nself.dbml;

/** What stands on a line of a body: a field, or an element of its own. */
sealed interface Statement permits Element, Field {

    Span span();
}
