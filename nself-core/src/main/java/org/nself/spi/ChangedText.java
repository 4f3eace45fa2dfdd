package org.nself.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nself.spi.Structure.Item;

/** Says what became of an object on one line, however long its definition is. */
final class ChangedText {

    private static final int LONGEST = 200;

    private ChangedText() {}

    static String of(Item before, Item after) {
        String separator = before.kind().equals(Structure.ORDER_OF_COLUMNS) ? ", " : " ";
        List<String> earlier = lines(before);
        List<String> later = lines(after);
        if (earlier.equals(later)) {
            return "white space alone is another";
        }
        String was = String.join(separator, earlier);
        String is = String.join(separator, later);
        return was.length() <= LONGEST && is.length() <= LONGEST
                ? said(was) + " became " + said(is)
                : said(without(earlier, later, separator)) + " became " + said(without(later, earlier, separator));
    }

    private static List<String> lines(Item item) {
        return item.definition()
                .lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The lines that the other definition has not; all of them when only their order is another. */
    private static String without(List<String> lines, List<String> others, String separator) {
        List<String> left = new ArrayList<>(lines);
        others.forEach(left::remove);
        boolean reordered = left.isEmpty() && lines.size() == others.size();
        return (reordered ? lines : left).stream().collect(Collectors.joining(separator));
    }

    private static String said(String text) {
        if (text.isEmpty()) {
            return "nothing";
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
