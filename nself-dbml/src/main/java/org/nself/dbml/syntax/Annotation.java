package org.nself.dbml.syntax;

/**
 * What an author says beyond DBML, which official tools read over: a comment {@code //@ name: value}, or, where DBML lets
 * settings of one's own stand, {@code [name: 'value']}.
 *
 * @param name in lower case, with single spaces
 * @param value what follows the colon; empty for an annotation that needs none
 * @param setting whether it stands in brackets instead of a comment
 */
public record Annotation(String name, String value, boolean setting, Span span) {}
