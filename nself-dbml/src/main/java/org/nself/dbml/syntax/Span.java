package org.nself.dbml.syntax;

/** A stretch of a text, by offsets; the end is exclusive. */
public record Span(int start, int end) {

    public Span to(Span last) {
        return new Span(start, Math.max(end, last.end));
    }
}
