package org.nself.dbml;

/** A stretch of the text, by offsets; the end is exclusive. */
record Span(int start, int end) {

    Span to(Span last) {
        return new Span(start, Math.max(end, last.end));
    }
}
