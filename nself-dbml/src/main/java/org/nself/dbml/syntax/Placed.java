package org.nself.dbml.syntax;

/**
 * What stands somewhere in a text. Two numbers, and a span of them when one asks: a span each for all that a large file
 * declares would take as much room as the file.
 */
public interface Placed {

    int start();

    /** Behind the last character. */
    int end();

    default Span span() {
        return new Span(start(), end());
    }
}
