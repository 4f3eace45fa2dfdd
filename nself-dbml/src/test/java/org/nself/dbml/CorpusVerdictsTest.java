package org.nself.dbml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.nself.schema.Diagnostic;
import org.nself.schema.Place;
import org.nself.schema.SourceFile;
import org.nself.spi.SchemaReader.Modules;

/**
 * Holds the reader's verdicts, and the places of its errors, against those of the official parser. Runs where
 * {@code -Dnself.corpus} names the directory of the cases. Prints what it finds, by feature.
 */
@EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
class CorpusVerdictsTest {

    private static final Path CASES = Path.of(System.getProperty("nself.corpus", ""), "dbml");
    private static final Pattern PLACE = Pattern.compile("@(?:/[^ ]*:)?(\\d+):(\\d+)$");

    /** Line and column as one number that sorts like both. */
    private static final long LINE = 1_000_000;

    /** How many cases of one feature there are, and how many of them agree. */
    private record Tally(int cases, int verdicts, int invalid, int firstPlaces, int allPlaces) {

        static final Tally NONE = new Tally(0, 0, 0, 0, 0);

        Tally plus(boolean verdict, boolean isInvalid, boolean first, boolean all) {
            return new Tally(
                    cases + 1,
                    verdicts + (verdict ? 1 : 0),
                    invalid + (isInvalid ? 1 : 0),
                    firstPlaces + (first ? 1 : 0),
                    allPlaces + (all ? 1 : 0));
        }
    }

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    @Test
    void verdictsAndPlacesAgreeWithTheOfficialParser() throws IOException {
        for (String line :
                Files.readAllLines(CASES.resolve("index.tsv")).stream().skip(1).toList()) {
            String[] cells = line.split("\t", -1);
            if (cells[1].equals("valid") || cells[1].equals("invalid")) {
                judge(cells[0], cells[1].equals("valid"), cells[3], cells[4]);
            }
        }
        Files.write(Path.of("target", "corpus-differences.txt"), differences);
        tallies.forEach((feature, tally) -> System.out.printf(
                "%-14s %5d cases, %5d verdicts; %4d invalid, %4d first places, %4d all places%n",
                feature, tally.cases(), tally.verdicts(), tally.invalid(), tally.firstPlaces(), tally.allPlaces()));

        Tally all = tallies.getOrDefault("", Tally.NONE);
        assertThat(all.cases()).isGreaterThan(1400);
        assertThat(all.verdicts()).isGreaterThan(all.cases() * 99 / 100);
        assertThat(all.firstPlaces()).isGreaterThan(all.invalid() * 97 / 100);
        assertThat(all.allPlaces()).isGreaterThan(all.invalid() * 90 / 100);
    }

    private void judge(String name, boolean valid, String tags, String expected) throws IOException {
        Path file = CASES.resolve(name);
        Modules modules = module -> {
            Path path = file.resolveSibling(module).normalize();
            return Files.isRegularFile(path) ? Optional.of(new SourceFile(module, text(path))) : Optional.empty();
        };
        String main = file.getFileName().toString();
        List<Diagnostic> errors = new DbmlReader()
                .read(new SourceFile(main, text(file)), modules).diagnostics().stream()
                        .filter(Diagnostic::isError)
                        .toList();
        Set<Long> ours = errors.stream()
                .map(Diagnostic::place)
                .filter(place -> place.file().equals(main))
                .map(CorpusVerdictsTest::number)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Long> theirs = places(expected);
        boolean verdict = valid == errors.isEmpty();
        boolean first = !valid && first(ours).equals(first(theirs));
        boolean all = !valid && ours.equals(theirs);
        if (!verdict || (!valid && !all)) {
            differences.add((verdict ? first ? "places  " : "FIRST   " : "VERDICT ") + name + " " + expected + " | "
                    + errors.stream()
                            .map(error -> error.place() + " " + error.code() + " " + error.message())
                            .collect(Collectors.joining("; ")));
        }
        for (String feature : (tags.isEmpty() ? "" : "," + tags).split(",")) {
            tallies.merge(
                    feature,
                    Tally.NONE.plus(verdict, !valid, first, all),
                    (one, other) -> one.plus(verdict, !valid, first, all));
        }
    }

    private static Optional<Long> first(Set<Long> places) {
        return places.stream().findFirst();
    }

    private static long number(Place place) {
        return place.line() * LINE + place.column();
    }

    /** The places in the main file; the official tool's {@code NaN:NaN} is none. */
    private static Set<Long> places(String expected) {
        Set<Long> places = new TreeSet<>();
        for (String error : expected.split(" ")) {
            Matcher place = PLACE.matcher(error);
            if (!error.contains("@/") && place.find()) {
                places.add(Long.parseLong(place.group(1)) * LINE + Long.parseLong(place.group(2)));
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
