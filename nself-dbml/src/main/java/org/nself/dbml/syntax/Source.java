package org.nself.dbml.syntax;

import java.util.Arrays;
import org.nself.schema.Place;
import org.nself.schema.SourceFile;

/** Turns offsets into lines and columns; counts the lines when it is first asked. */
public final class Source {

    private static final int[] UNKNOWN = {};

    /** About; shorter ones take another look at the room for them. */
    private static final int LENGTH_OF_A_LINE = 32;

    private final SourceFile file;
    private int[] lineStarts = UNKNOWN;

    /** The line that was asked for last: a file on one line is then held once, however much is wrong in it. */
    private int lastLine = -1;

    private String lastText = "";

    private int lastFound;

    public Source(SourceFile file) {
        this.file = file;
    }

    int length() {
        return file.text().length();
    }

    Place place(Span span) {
        int line = line(span.start());
        int end = Math.max(span.start(), Math.min(span.end(), file.text().length()));
        int endLine = line(end);
        return new Place(
                file.name(), line + 1, span.start() - lineStarts[line] + 1, endLine + 1, end - lineStarts[endLine] + 1);
    }

    /** The line that an offset lies on, without its line break. */
    String lineText(int offset) {
        int line = line(offset);
        if (line != lastLine) {
            int end = line + 1 < lineStarts.length
                    ? lineStarts[line + 1]
                    : file.text().length();
            lastText = file.text().substring(lineStarts[line], end).stripTrailing();
            lastLine = line;
        }
        return lastText;
    }

    /** Mostly the line that was looked for last: where something begins, where it ends, what is written there. */
    private int line(int offset) {
        if (lineStarts.length == 0) {
            lineStarts = lineStarts(file.text());
        }
        if (!isOn(lastFound, offset)) {
            int found = Arrays.binarySearch(lineStarts, offset);
            lastFound = found >= 0 ? found : -found - 2;
        }
        return lastFound;
    }

    private boolean isOn(int line, int offset) {
        return lineStarts[line] <= offset && (line + 1 == lineStarts.length || offset < lineStarts[line + 1]);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[1 + text.length() / LENGTH_OF_A_LINE];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = at + 1;
        }
        return Arrays.copyOf(starts, count);
    }
}
