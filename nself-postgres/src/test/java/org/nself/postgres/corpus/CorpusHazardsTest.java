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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.nself.NselfException;
import org.nself.SchemaSource;
import org.nself.plan.Hazard;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.Reversal;
import org.nself.plan.Step;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.cases.CatalogDump;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plans the transitions that other tools test themselves with, from old.sql to new.sql, and holds the hazards of each plan
 * against those that the kinds of its changes must have. The transitions name what changes and no hazards; which hazards
 * that is are in {@code corpus-hazards.tsv}. Then it goes there and back with what is deleted kept. {@code -Dnself.pairs.every=1}
 * takes all of them. Runs where {@code -Dnself.corpus} names the directory they lie in.
 */
@EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
class CorpusHazardsTest {

    /** All of them take an hour. */
    private static final int EVERY = Integer.getInteger("nself.pairs.every", 32);

    private static final Path PAIRS = Path.of(System.getProperty("nself.corpus", ""), "pairs");

    @Test
    void everyPlanHasTheHazardsThatItsChangesMustHave() throws IOException {
        Map<String, Set<Hazard>> expected = expected();
        Set<String> otherwise = otherwise();
        Map<String, Integer> results = new TreeMap<>();
        Map<String, Integer> found = new TreeMap<>();
        Map<Boolean, Integer> exact = new TreeMap<>();
        Map<String, Integer> kept = new TreeMap<>();
        List<String> inexact = new ArrayList<>();
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
            exact.merge(plan.steps().stream().allMatch(step -> step.reversal() == Reversal.EXACT), 1, Integer::sum);
            kept.merge(otherwise.contains(name) ? "known" : wayBack(pair, name, inexact), 1, Integer::sum);
            plan.hazards().forEach(hazard -> found.merge(hazard.name(), 1, Integer::sum));
            wanted.removeAll(plan.hazards());
            if (otherwise.contains(name)) {
                wanted.clear();
            }
            results.merge(wanted.isEmpty() ? "as expected" : "something is missing", 1, Integer::sum);
            if (!wanted.isEmpty()) {
                missing.add(name + " " + meta.path("delta") + " lacks " + wanted);
            }
        }
        System.out.println(results + "\nplans with each hazard: " + found + "\nways back that are exact: " + exact
                + "\nwith what is deleted kept, run there and back: " + kept);
        inexact.forEach(System.out::println);
        unread.forEach(System.out::println);
        missing.forEach(System.out::println);
        assertThat(missing).isEmpty();
        assertThat(kept).doesNotContainKey("said to be exact and is not");
        assertThat(results.getOrDefault("as expected", 0)).isGreaterThan(unread.size());
    }

    private static List<Path> pairs() throws IOException {
        try (Stream<Path> files = Files.walk(PAIRS, 3)) {
            List<Path> all = files.filter(file -> file.endsWith("meta.json"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
            return IntStream.range(0, all.size())
                    .filter(i -> i % EVERY == 0)
                    .mapToObj(all::get)
                    .filter(pair -> PAIRS.relativize(pair).toString().matches(System.getProperty("nself.pairs", ".*")))
                    .toList();
        }
    }

    /** Runs the plan that keeps what it deletes, and its way back, and looks whether everything is as it was. */
    private static String wayBack(Path pair, String name, List<String> inexact) throws IOException {
        String wanted;
        try (TestDatabase target = load(pair, "new.sql")) {
            wanted = RealDump.pull(target);
        }
        try (TestDatabase database = load(pair, "old.sql")) {
            Plan plan = RealDump.builder(database)
                    .schema(SchemaSource.text(wanted))
                    .policy(Policy.development().keepDeleted(true))
                    .build()
                    .plan();
            boolean said = plan.steps().stream().allMatch(step -> step.reversal() == Reversal.EXACT);
            if (plan.isEmpty()) {
                return "nothing to do";
            }
            if (!said) {
                return "not exact, and says so";
            }
            String before = CatalogDump.of(database);
            try {
                run(database, plan.steps().stream(), Step::up);
                run(database, plan.steps().reversed().stream(), Step::down);
            } catch (IllegalStateException failure) {
                inexact.add(name + ": " + firstLine(failure));
                return "does not run by itself";
            }
            if (CatalogDump.of(database).equals(before)) {
                return "exact";
            }
            inexact.add(name + ": the catalog is another\n" + before + "\nbecame\n" + CatalogDump.of(database));
            return "said to be exact and is not";
        }
    }

    private static void run(TestDatabase database, Stream<Step> steps, Function<Step, List<String>> way) {
        steps.map(way)
                .filter(statements -> !statements.isEmpty())
                .forEach(statements -> database.execute("BEGIN;\n" + String.join(";\n", statements) + ";\nCOMMIT"));
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

    /** Transitions whose change has another name than what is done: each with the reason. */
    private static Set<String> otherwise() throws IOException {
        return Files.readAllLines(Path.of("src", "test", "resources", "corpus-hazards-otherwise.tsv")).stream()
                .map(line -> line.split("\t", -1)[0])
                .collect(Collectors.toSet());
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
