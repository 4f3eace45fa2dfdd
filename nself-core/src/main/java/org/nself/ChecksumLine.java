package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nself.migration.FileStatement;
import org.nself.migration.Version;

/**
 * What the index says of one migration: {@code 20250806143000_add_posts_table up=<digest>,<digest> down=-}.
 *
 * @param number the line of the index that says so, from 1; 0 when it is not written yet
 * @param folder the name of the folder as it lies there, with the zeros that it may begin with
 * @param up the digests of the statements that make the change; see {@link FileStatement#digest()}
 * @param down those of the statements that undo it; empty when there are none
 */
record ChecksumLine(int number, String folder, List<String> up, List<String> down) {

    /** By version, as migrations are. */
    static final Comparator<ChecksumLine> ORDER =
            Comparator.comparing(ChecksumLine::version).thenComparing(ChecksumLine::folder);

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{12}");
    private static final Pattern OUTSIDE = Pattern.compile("[/\\\\\\v]");
    private static final String NONE = "-";
    private static final String UP = " up=";
    private static final String DOWN = " down=";

    ChecksumLine {
        requireNonNull(folder, "folder");
        up = List.copyOf(up);
        down = List.copyOf(down);
    }

    /** Reads a line; empty when it is none of the index. */
    static Optional<ChecksumLine> parse(int number, String line) {
        int down = line.lastIndexOf(DOWN);
        int up = down < 0 ? -1 : line.lastIndexOf(UP, down - 1);
        if (up < 0) {
            return Optional.empty();
        }
        String folder = line.substring(0, up);
        Optional<List<String>> ups = digests(line.substring(up + UP.length(), down));
        Optional<List<String>> downs = digests(line.substring(down + DOWN.length()));
        return isFolder(folder) && ups.isPresent() && downs.isPresent()
                ? Optional.of(new ChecksumLine(number, folder, ups.get(), downs.get()))
                : Optional.empty();
    }

    /** Whether a line can name the folder: it is one of a migration, and stays on its line and in its directory. */
    static boolean isFolder(String folder) {
        return folder.indexOf('_') > 0
                && !OUTSIDE.matcher(folder).find()
                && Version.parse(folder.substring(0, folder.indexOf('_'))).isPresent();
    }

    private static Optional<List<String>> digests(String text) {
        if (text.equals(NONE)) {
            return Optional.of(List.of());
        }
        List<String> digests = List.of(text.split(",", -1));
        return digests.stream().allMatch(digest -> DIGEST.matcher(digest).matches())
                ? Optional.of(digests)
                : Optional.empty();
    }

    private Version version() {
        return Version.parse(folder.substring(0, folder.indexOf('_'))).orElseThrow();
    }

    /** As it is written, without a line end. */
    @Override
    public String toString() {
        return folder + UP + text(up) + DOWN + text(down);
    }

    private static String text(List<String> digests) {
        return digests.isEmpty() ? NONE : String.join(",", digests);
    }
}
