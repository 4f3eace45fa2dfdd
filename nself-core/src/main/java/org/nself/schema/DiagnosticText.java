package org.nself.schema;

import java.util.Locale;

/** Lays a diagnostic out for people, in the manner of compilers. */
final class DiagnosticText {

    /** Longer lines, such as a whole schema on one line, are cut around the place. */
    private static final int WIDTH = 160;

    private DiagnosticText() {}

    static String of(Diagnostic diagnostic) {
        StringBuilder text = new StringBuilder()
                .append(diagnostic.place())
                .append(": ")
                .append(diagnostic.severity().name().toLowerCase(Locale.ROOT))
                .append(' ')
                .append(diagnostic.code())
                .append(": ")
                .append(diagnostic.message());
        if (!diagnostic.sourceLine().isEmpty()) {
            excerpt(diagnostic, text);
        }
        diagnostic.hint().ifPresent(hint -> text.append("\nhint: ").append(hint));
        return text.toString();
    }

    private static void excerpt(Diagnostic diagnostic, StringBuilder text) {
        Place place = diagnostic.place();
        String line = diagnostic.sourceLine();
        int caret = Math.min(place.column() - 1, line.length());
        int from = caret < WIDTH ? 0 : caret - WIDTH / 2;
        int to = Math.min(line.length(), from + WIDTH);
        int end = place.endLine() == place.line() ? Math.min(place.endColumn() - 1, to) : to;
        String gutter = "%5d | ".formatted(place.line());
        text.append('\n').append(gutter).append(line, from, to);
        text.append('\n').append(" ".repeat(gutter.length())).append(blank(line.substring(from, caret)));
        text.append("^".repeat(Math.max(1, end - caret)));
    }

    /** As wide as the text on a terminal: tabs stay tabs. */
    private static String blank(String text) {
        return text.replaceAll("[^\\t]", " ");
    }
}
