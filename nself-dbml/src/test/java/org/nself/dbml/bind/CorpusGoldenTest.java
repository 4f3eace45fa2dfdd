package org.nself.dbml.bind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.nself.dbml.bind.Model.Section;
import org.nself.schema.SourceFile;
import org.nself.spi.SchemaReader.Modules;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds what the reader makes of every valid file against what the official parser makes of it, and prints what it
 * compared, by section. Runs where {@code -Dnself.corpus} names the directory of the cases.
 */
@EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
class CorpusGoldenTest {

    private static final Path CASES = Path.of(System.getProperty("nself.corpus", ""), "dbml");

    /** How many files have something in a section, how many lines that is, and how many are equal on both sides. */
    private record Tally(int files, int lines, int equal, int explained) {

        Tally plus(Tally other) {
            return new Tally(
                    files + other.files, lines + other.lines, equal + other.equal, explained + other.explained);
        }
    }

    private final Map<Section, Tally> tallies = new EnumMap<>(Section.class);
    private final Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
    private final List<String> differences = new ArrayList<>();
    private final List<String> unexplained = new ArrayList<>();

    @Test
    void everyValidFileMeansWhatItMeansToTheOfficialParser() throws IOException {
        int files = 0;
        int refused = 0;
        for (String row : Files.readAllLines(CASES.resolve("index.tsv"))) {
            String[] cells = row.split("\t", -1);
            Path golden = golden(cells[0]);
            if (cells[1].equals("valid") && Files.exists(golden)) {
                Model theirs = new GoldenModel(JsonMapper.shared().readTree(Files.readAllBytes(golden)));
                Resolved resolved = read(CASES.resolve(cells[0]));
                Model ours = new ReadModel(resolved);
                boolean single = golden.getFileName()
                        .toString()
                        .equals(CASES.resolve(cells[0]).getFileName().toString().replace(".dbml", ".json"));
                for (Section section : Section.values()) {
                    if (section != Section.SCHEMA || !resolved.isRefused()) {
                        compare(cells[0], section, theirs.of(section), ours.of(section), single);
                    }
                }
                refused += resolved.isRefused() ? 1 : 0;
                files++;
            }
        }
        Files.write(Path.of("target", "golden-differences.txt"), differences);
        print(files);

        assertThat(files).isGreaterThan(850);
        assertThat(refused).isLessThanOrEqualTo(8);
        tallies.forEach((section, tally) ->
                assertThat(tally.lines()).as(section.name()).isGreaterThanOrEqualTo(section.fewest()));
        assertThat(reasons).containsOnlyKeys(Reason.values());
        assertThat(unexplained).isEmpty();
    }

    private void print(int files) {
        System.out.println(files + " files compared with the official model");
        tallies.forEach((section, tally) -> System.out.printf(
                "%-10s %4d files, %5d lines: %5d equal, %3d other on purpose%n",
                section, tally.files(), tally.lines(), tally.equal(), tally.explained()));
        reasons.forEach((reason, count) -> System.out.printf("%4d %s%n", count, reason));
    }

    private static Path golden(String file) {
        String name = file.replaceFirst("^[^/]*/", "").replaceFirst("(/.*|\\.dbml)$", "");
        return CASES.resolve("golden").resolve(name + ".json");
    }

    private void compare(String file, Section section, List<String> theirs, List<String> ours, boolean single) {
        List<String> missing = without(theirs, ours);
        List<String> added = without(ours, theirs);
        int equal = theirs.size() - missing.size();
        int explained = explain(section + " " + file, missing, added);
        missing.forEach(line -> differ(section + " " + file + " official: " + line));
        added.forEach(line -> differ(section + " " + file + " ours:     " + line));
        boolean ordered = single && section.isOrdered();
        if (ordered && equal == theirs.size() && equal == ours.size() && !theirs.equals(ours)) {
            differ(section + " " + file + " has another order");
        }
        tallies.merge(section, new Tally(theirs.isEmpty() ? 0 : 1, theirs.size(), equal, explained), Tally::plus);
    }

    private void differ(String difference) {
        unexplained.add(difference);
        differences.add(difference);
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> rest = new ArrayList<>(lines);
        others.forEach(rest::remove);
        return rest;
    }

    /** Takes out what differs for a reason, two lines about the same thing at a time. */
    private int explain(String where, List<String> missing, List<String> added) {
        int before = missing.size();
        for (String ours : List.copyOf(added)) {
            String official = missing.stream()
                    .filter(line -> subject(line).equals(subject(ours)))
                    .findFirst()
                    .orElse("");
            Stream.of(Reason.values())
                    .filter(reason -> reason.explains(official, ours))
                    .findFirst()
                    .ifPresent(reason -> {
                        reasons.merge(reason, 1, Integer::sum);
                        differences.add(reason + " " + where + " " + official + " | " + ours);
                        missing.remove(official);
                        added.remove(ours);
                    });
        }
        return before - missing.size();
    }

    private static String subject(String line) {
        return line.replaceFirst(" (parts|schema|type|value|as|columns)=.*", "");
    }

    private static Resolved read(Path file) {
        Modules modules = module -> {
            Path path = file.resolveSibling(module).normalize();
            return Files.isRegularFile(path) ? Optional.of(new SourceFile(module, text(path))) : Optional.empty();
        };
        return new Resolved(new SourceFile(file.getFileName().toString(), text(file)), modules);
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
