package org.nself.postgres.script;

import java.util.Arrays;
import org.nself.schema.Place;
import org.nself.schema.SourceFile;

/** Finds the line and the column of an offset. */
final class Lines {

    private final SourceFile source;
    private final int[] starts;

    Lines(SourceFile source) {
        this.source = source;
        String text = source.text();
        int[] found = new int[16];
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = i + 1;
        }
        this.starts = Arrays.copyOf(found, count);
    }

    Place place(int start, int end) {
        int line = index(start);
        int endLine = index(end);
        return new Place(source.name(), line + 1, start - starts[line] + 1, endLine + 1, end - starts[endLine] + 1);
    }

    /** The text of the line, without its end; empty behind the last. */
    String line(int number) {
        if (number > starts.length) {
            return "";
        }
        int start = starts[number - 1];
        return source.text().substring(start, Chars.lineEnd(source.text(), start));
    }

    private int index(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }
}
