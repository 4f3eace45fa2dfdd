package org.nself.dbml.syntax;

/** A stretch of a text, by offsets; the end is exclusive. */
public record Span(int start, int end) {

    /** Where nothing was written: of what was made and not read. */
    public static final Span NONE = new Span(0, 0);

    public Span to(Span last) {
        return new Span(start, Math.max(end, last.end));
    }
}
