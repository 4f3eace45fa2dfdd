package org.nself.postgres.backup.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of an archive's table of contents.
 *
 * @param number by which everything else refers to it
 * @param catalog the object's catalog, as the number that it has on every server; 0 when it belongs to another entry
 * @param object the object's number in its catalog; 0 when there is none
 * @param rows whether it is the rows of a table, whose number {@code object} is
 * @param needs the numbers of entries, the one that it belongs to first
 */
record Entry(int number, long catalog, long object, boolean rows, List<Integer> needs) {

    /** {@code 3484; 0 16493 TABLE DATA a "t" postgres}. */
    private static final Pattern LINE = Pattern.compile("(\\d+); (\\d+) (\\d+) (.*)");

    private static final Pattern NEEDS = Pattern.compile(";\\s+depends on:((?: \\d+)+)\\s*");

    Entry {
        needs = List.copyOf(needs);
    }

    /** Reads what {@code pg_restore --list --verbose} prints. */
    static List<Entry> list(String text) {
        List<Entry> entries = new ArrayList<>();
        text.lines().forEach(line -> {
            Matcher entry = LINE.matcher(line);
            Matcher needs = NEEDS.matcher(line);
            if (entry.matches()) {
                entries.add(new Entry(
                        Integer.parseInt(entry.group(1)),
                        Long.parseLong(entry.group(2)),
                        Long.parseLong(entry.group(3)),
                        entry.group(4).startsWith("TABLE DATA "),
                        List.of()));
            } else if (needs.matches() && !entries.isEmpty()) {
                entries.add(entries.removeLast().needing(needs.group(1)));
            }
        });
        return entries;
    }

    private Entry needing(String numbers) {
        List<Integer> all = new ArrayList<>();
        for (String needed : numbers.strip().split(" ", -1)) {
            all.add(Integer.valueOf(needed));
        }
        return new Entry(number, catalog, object, rows, all);
    }
}
