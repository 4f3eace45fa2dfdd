package org.nself.dbml.syntax;

/**
 * A structured comment, {@code //@ name: value}, which says what DBML cannot. Official tools read over it.
 *
 * @param name in lower case, with single spaces
 * @param value what follows the colon; empty for an annotation that needs none
 */
public record Annotation(String name, String value, Span span) {}
