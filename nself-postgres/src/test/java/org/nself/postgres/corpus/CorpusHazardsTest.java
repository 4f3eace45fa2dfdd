package org.nself.postgres.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.nself.NselfException;
import org.nself.plan.Hazard;
import org.nself.plan.Plan;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plans the transitions that other tools test themselves with, from old.sql to new.sql, and holds the hazards of each plan
 * against those that the kinds of its changes must have. The transitions name what changes and no hazards; which hazards
 * that is are in {@code corpus-hazards.tsv}. Runs where {@code -Dnself.corpus} names the directory they lie in.
 */
@EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
class CorpusHazardsTest {

    private static final Path PAIRS = Path.of(System.getProperty("nself.corpus", ""), "pairs");

    @Test
    void everyPlanHasTheHazardsThatItsChangesMustHave() throws IOException {
        Map<String, Set<Hazard>> expected = expected();
        Map<String, Integer> results = new TreeMap<>();
        Map<String, Integer> found = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (Path pair : pairs()) {
            String name = PAIRS.relativize(pair).toString();
            JsonNode meta = JsonMapper.shared().readTree(Files.readString(pair.resolve("meta.json")));
            if (meta.path("min_version").asInt(0) > TestServer.currentMajor()) {
                results.merge("needs a newer server", 1, Integer::sum);
                continue;
            }
            Plan plan;
            try {
                plan = plan(pair);
            } catch (IllegalStateException | NselfException notRead) {
                results.merge("not loaded or not read", 1, Integer::sum);
                unread.add(name + ": " + firstLine(notRead));
                continue;
            }
            Set<Hazard> wanted = EnumSet.noneOf(Hazard.class);
            meta.path("delta").forEach(delta -> wanted.addAll(expected.getOrDefault(delta.asString(), Set.of())));
            plan.hazards().forEach(hazard -> found.merge(hazard.name(), 1, Integer::sum));
            wanted.removeAll(plan.hazards());
            results.merge(wanted.isEmpty() ? "as expected" : "something is missing", 1, Integer::sum);
            if (!wanted.isEmpty()) {
                missing.add(name + " " + meta.path("delta") + " lacks " + wanted);
            }
        }
        System.out.println(results + "\nplans with each hazard: " + found);
        unread.forEach(System.out::println);
        missing.forEach(System.out::println);
        assertThat(missing).isEmpty();
        assertThat(results.getOrDefault("as expected", 0)).isGreaterThan(unread.size());
    }

    private static List<Path> pairs() throws IOException {
        try (Stream<Path> files = Files.walk(PAIRS, 3)) {
            return files.filter(file -> file.endsWith("meta.json"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    /** By the corpus's name of a change. */
    private static Map<String, Set<Hazard>> expected() throws IOException {
        Map<String, Set<Hazard>> expected = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src", "test", "resources", "corpus-hazards.tsv"))) {
            String[] cells = line.split("\t", -1);
            Set<Hazard> hazards = EnumSet.noneOf(Hazard.class);
            Arrays.stream(cells[1].split(" "))
                    .filter(name -> !name.equals("-"))
                    .map(Hazard::valueOf)
                    .forEach(hazards::add);
            expected.put(cells[0], hazards);
        }
        return expected;
    }

    private static Plan plan(Path pair) throws IOException {
        String wanted;
        try (TestDatabase target = load(pair, "new.sql")) {
            wanted = RealDump.pull(target);
        }
        try (TestDatabase database = load(pair, "old.sql")) {
            return RealDump.plan(database, wanted);
        }
    }

    private static TestDatabase load(Path pair, String file) throws IOException {
        TestDatabase database = TestServer.current().newDatabase();
        try {
            for (Path script : List.of(pair.resolve("setup.sql"), pair.resolve(file))) {
                String sql = Files.exists(script) ? Files.readString(script) : "";
                if (!sql.isBlank()) {
                    database.execute(sql);
                }
            }
            return database;
        } catch (IllegalStateException failure) {
            database.close();
            throw failure;
        }
    }

    private static String firstLine(RuntimeException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage()).lines().limit(2).reduce("", (a, b) -> a + " " + b);
    }
}
