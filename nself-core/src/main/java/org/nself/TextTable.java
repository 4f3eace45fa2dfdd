package org.nself;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Cells in columns that are as wide as their longest cell, for people to read. */
final class TextTable {

    private final List<List<String>> lines = new ArrayList<>();

    TextTable(String... head) {
        lines.add(List.of(head));
    }

    /** Adds a line of as many cells as the head has. */
    void add(String... cells) {
        if (cells.length != lines.getFirst().size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells for " + lines.getFirst().size() + " columns");
        }
        lines.add(List.of(cells));
    }

    /** The head and what was added, in that order. */
    List<String> lines() {
        int[] widths =
                IntStream.range(0, lines.getFirst().size()).map(this::width).toArray();
        return lines.stream().map(cells -> line(cells, widths)).toList();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        int last = cells.size() - 1;
        for (int column = 0; column < last; column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(2 + widths[column] - cell.length()));
        }
        return line.append(cells.get(last)).toString();
    }

    private int width(int column) {
        return lines.stream()
                .mapToInt(cells -> cells.get(column).length())
                .max()
                .orElse(0);
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
