package org.nself.dbml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.nself.schema.Diagnostic;
import org.nself.schema.SourceFile;
import org.nself.spi.SchemaReader.Modules;

/**
 * Holds what the reader says of valid files, beside errors, against what the official parser says: at which places it
 * sees a relation or a value that is not what its columns are. Prints how many files agree.
 */
@EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
class CorpusFindingsTest {

    private static final Path CASES = Path.of(System.getProperty("nself.corpus", ""), "dbml");
    private static final Pattern PLACE = Pattern.compile("info:(?<code>\\w+)@(?<place>(?:/[^ ]*:)?\\d+:\\d+)");

    /** The official tool shows a relation on a column from the word {@code ref}, our warning its target alone. */
    private static final Pattern BEFORE_TARGET = Pattern.compile("ref\\s*:\\s*[-<>?]+\\s*$", Pattern.CASE_INSENSITIVE);

    /** How many files there are, how many of them the official tool says something of, and how many of both agree. */
    private record Tally(int files, int same, int spoken, int spokenSame, int places, int samePlaces) {

        Tally plus(Set<String> ours, Set<String> theirs) {
            boolean equal = ours.equals(theirs);
            boolean said = !theirs.isEmpty();
            return new Tally(
                    files + 1,
                    same + (equal ? 1 : 0),
                    spoken + (said ? 1 : 0),
                    spokenSame + (said && equal ? 1 : 0),
                    places + theirs.size(),
                    samePlaces + (int) theirs.stream().filter(ours::contains).count());
        }

        void print(String what) {
            System.out.printf(
                    "%s: %d of %d valid files have the same places, %d of the %d that have any, %d of %d places%n",
                    what, same, files, spokenSame, spoken, samePlaces, places);
        }
    }

    private final List<String> differences = new ArrayList<>();

    @Test
    void relationsAndColumnsDisagreeWhereTheOfficialParserSaysSo() throws IOException {
        Tally tally = tally(
                "INVALID_REF_RELATIONSHIP", Set.of("NS2201", "NS2210", "NS2211", "NS2212", "NS2213"), "relations");
        assertThat(tally.files()).isGreaterThan(800);
        assertThat(tally.same()).isGreaterThan(tally.files() * 95 / 100);
    }

    @Test
    void sampleDataDisagreesWithItsTablesWhereTheOfficialParserSaysSo() throws IOException {
        Tally tally = tally("INVALID_RECORDS_FIELD", Set.of("NS2220", "NS2221", "NS2222", "NS2223"), "records");
        assertThat(tally.files()).isGreaterThan(800);
        assertThat(tally.same()).isGreaterThan(tally.files() * 95 / 100);
    }

    private Tally tally(String official, Set<String> codes, String what) throws IOException {
        Tally tally = new Tally(0, 0, 0, 0, 0, 0);
        for (String line :
                Files.readAllLines(CASES.resolve("index.tsv")).stream().skip(1).toList()) {
            String[] cells = line.split("\t", -1);
            Optional<Set<String>> ours = cells[1].equals("valid") ? ours(cells[0], codes) : Optional.empty();
            if (ours.isPresent()) {
                Set<String> theirs = theirs(cells[5], official);
                tally = tally.plus(ours.get(), theirs);
                if (!ours.get().equals(theirs)) {
                    differences.add(cells[0] + "\n    official " + without(theirs, ours.get()) + "\n    ours     "
                            + without(ours.get(), theirs));
                }
            }
        }
        Files.write(Path.of("target", "corpus-findings-" + what + ".txt"), differences);
        tally.print(what);
        return tally;
    }

    private static Set<String> without(Set<String> places, Set<String> others) {
        Set<String> left = new TreeSet<>(places);
        left.removeAll(others);
        return left;
    }

    /** Empty for a file that is not valid here. */
    private static Optional<Set<String>> ours(String name, Set<String> codes) {
        Path file = CASES.resolve(name);
        Modules modules = module -> {
            Path path = file.resolveSibling(module).normalize();
            return Files.isRegularFile(path) ? Optional.of(new SourceFile(module, text(path))) : Optional.empty();
        };
        String main = file.getFileName().toString();
        List<Diagnostic> found =
                new DbmlReader().read(new SourceFile(main, text(file)), modules).diagnostics();
        if (found.stream().anyMatch(Diagnostic::isError)) {
            return Optional.empty();
        }
        Set<String> places = new TreeSet<>();
        for (Diagnostic diagnostic : found) {
            if (codes.contains(diagnostic.code())) {
                String other = diagnostic.place().file().equals(main)
                        ? ""
                        : "/" + diagnostic.place().file() + ":";
                places.add(other + diagnostic.place().line() + ":" + column(diagnostic));
            }
        }
        return Optional.of(places);
    }

    private static int column(Diagnostic diagnostic) {
        int column = diagnostic.place().column();
        Matcher before = BEFORE_TARGET.matcher(diagnostic.sourceLine().substring(0, column - 1));
        return diagnostic.code().equals("NS2201") && before.find() ? before.start() + 1 : column;
    }

    private static Set<String> theirs(String cell, String code) {
        Set<String> places = new TreeSet<>();
        Matcher found = PLACE.matcher(cell);
        while (found.find()) {
            if (found.group("code").equals(code)) {
                places.add(found.group("place"));
            }
        }
        return places;
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
