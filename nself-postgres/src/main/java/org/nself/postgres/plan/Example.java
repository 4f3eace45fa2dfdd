package org.nself.postgres.plan;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A line of the table of knowledge: a statement that a test runs on a real server, and what it does there.
 *
 * @param kind what it is an example of; all examples of a kind that succeed do the same
 * @param first the first major version that it holds for
 * @param last the last one
 * @param before what is run first, to get there; empty for nothing
 * @param back what undoes it; {@code none} when nothing can, empty when nobody says
 * @param fails the SQLSTATE that it fails with; empty when it succeeds
 */
record Example(
        String kind, int first, int last, String before, String statement, String back, Effect effect, String fails) {

    /** The names of the columns, as the first line of the table has them. */
    static final List<String> COLUMNS = List.of(
            "kind",
            "versions",
            "before",
            "statement",
            "back",
            "locks",
            "rewrites",
            "scans",
            "builds",
            "forgets",
            "transaction",
            "fails",
            "debris",
            "lost");

    private static final String NOTHING = "-";

    Example {
        requireNonNull(kind, "kind");
        requireNonNull(before, "before");
        requireNonNull(statement, "statement");
        requireNonNull(back, "back");
        requireNonNull(effect, "effect");
        requireNonNull(fails, "fails");
    }

    boolean holdsFor(int version) {
        return first <= version && version <= last;
    }

    boolean succeeds() {
        return fails.isEmpty();
    }

    static Example parse(String line) {
        List<String> cells = Arrays.stream(line.split("\t", -1))
                .map(cell -> cell.equals(NOTHING) ? "" : cell)
                .toList();
        if (cells.size() != COLUMNS.size()) {
            throw new IllegalArgumentException(cells.size() + " cells instead of " + COLUMNS.size() + ": " + line);
        }
        String[] versions = cells.get(1).split("-", 2);
        return new Example(
                cells.get(0),
                Integer.parseInt(versions[0]),
                Integer.parseInt(versions[versions.length - 1]),
                cells.get(2),
                cells.get(3),
                cells.get(4),
                new Effect(
                        locks(cells.get(5)),
                        names(cells.get(6)),
                        names(cells.get(7)),
                        names(cells.get(8)),
                        names(cells.get(9)),
                        !cells.get(10).equals("no"),
                        cells.get(12),
                        cells.get(13)),
                cells.get(11));
    }

    /** The line of the table. */
    @Override
    public String toString() {
        StringBuilder locks = new StringBuilder();
        new TreeSet<>(effect.locks().keySet())
                .forEach(table -> locks.append(locks.isEmpty() ? "" : ", ")
                        .append(table)
                        .append('=')
                        .append(effect.locks().get(table)));
        return String.join(
                "\t",
                List.of(
                                kind,
                                first == last ? String.valueOf(first) : first + "-" + last,
                                before,
                                statement,
                                back,
                                locks.toString(),
                                text(effect.rewrites()),
                                text(effect.scans()),
                                text(effect.builds()),
                                text(effect.forgets()),
                                effect.transactional() ? "yes" : "no",
                                fails,
                                effect.debris(),
                                effect.lost())
                        .stream()
                        .map(cell -> cell.isEmpty() ? NOTHING : cell)
                        .toList());
    }

    private static String text(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }

    private static Map<String, String> locks(String cell) {
        Map<String, String> locks = new LinkedHashMap<>();
        names(cell).forEach(lock -> {
            int sign = lock.indexOf('=');
            locks.put(lock.substring(0, sign), lock.substring(sign + 1));
        });
        return locks;
    }

    private static Set<String> names(String cell) {
        return cell.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(cell.split(", ")));
    }
}
