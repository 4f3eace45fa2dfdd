package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads the same DBML with nself and with the parser of DBML's makers, turn by turn in one run, beside two yardsticks, and
 * prints tables in Markdown. Its argument is a directory to work in.
 */
final class CompareDbml {

    private static final boolean QUICK = Boolean.getBoolean("benchmark.quick");
    private static final int FEW_TABLES = 10;
    private static final int TABLES = QUICK ? 20 : 1_000;
    private static final int MANY_TABLES = QUICK ? 40 : 10_000;
    private static final int MOST_TABLES = QUICK ? 80 : 52_000;
    private static final int COLD_ROUNDS = QUICK ? 1 : 7;

    /** Makes a fresh process start faster, as one that only reads a schema should: one compiler, one thread collecting. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path directory;

    private CompareDbml(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Path.of(arguments[0]).toAbsolutePath();
        OfficialParser.install(directory);
        CompareDbml comparison = new CompareDbml(directory);
        System.out.printf(
                "%d cores, Java %s, Node %s, @dbml/core %s; median (worst–best round)%n%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                Processes.firstLine(List.of("node", "--version")),
                OfficialParser.VERSION);
        comparison.warm();
        comparison.cold();
        if (!QUICK) {
            comparison.memory();
        }
    }

    private Path file(int tables) throws IOException {
        Path file = directory.resolve(tables + ".dbml");
        Files.writeString(file, SyntheticSchema.ofTables(tables));
        return file;
    }

    private void warm() throws IOException {
        System.out.println("""
                | warm, MB/s | text | nself | @dbml/core | times | nself, by processor | @dbml/core, by processor | times \
                | Jackson, JSON of equal size | SHA-256 |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |""");
        try (OfficialParser official = OfficialParser.start(directory)) {
            new WarmRace(file(TABLES), official, 2, 5).run(TABLES);
            new WarmRace(file(MANY_TABLES), official, 0, 1).run(MANY_TABLES);
        }
        System.out.println();
    }

    private void cold() throws IOException, InterruptedException {
        Path few = file(FEW_TABLES);
        List<String> plain = Processes.java(ReadOnce.class, List.of(), List.of(few.toString()));
        List<String> tuned = Processes.java(ReadOnce.class, SHORT_LIVED, List.of(few.toString()));
        Seconds own = new Seconds();
        Seconds ownTuned = new Seconds();
        Seconds official = new Seconds();
        for (int round = 0; round < COLD_ROUNDS; round++) {
            own.add(Processes.run(directory, plain));
            ownTuned.add(Processes.run(directory, tuned));
            official.add(Processes.run(directory, OfficialParser.once(few)));
        }
        System.out.println("| cold: a process that reads 10 tables, ms | | times |");
        System.out.println("| --- | --- | --- |");
        System.out.printf("| @dbml/core | %s | 1 |%n", official.millis());
        System.out.printf(Locale.ROOT, "| nself | %s | %.1f |%n", own.millis(), official.median() / own.median());
        System.out.printf(
                Locale.ROOT,
                "| nself, `%s` | %s | %.1f |%n%n",
                String.join(" ", SHORT_LIVED),
                ownTuned.millis(),
                official.median() / ownTuned.median());
    }

    private void memory() throws IOException, InterruptedException {
        System.out.println("| one read in a fresh process | text, MB | MB/s | allocated | kept | smallest heap |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        for (int tables : List.of(TABLES, MANY_TABLES, MOST_TABLES)) {
            Footprint.of(file(tables)).print(tables);
        }
        System.out.println();
    }

    /** What reading a file costs, as multiples of the length of its text. */
    private record Footprint(double megabytes, double seconds, double allocated, double kept, double heap) {

        static Footprint of(Path file) throws IOException, InterruptedException {
            List<String> arguments = List.of(file.toString(), "measured");
            String[] line = Processes.firstLine(Processes.java(ReadOnce.class, List.of(), arguments))
                    .split(" ");
            double length = Double.parseDouble(line[3]);
            return new Footprint(
                    length / 1e6,
                    Double.parseDouble(line[0]),
                    Double.parseDouble(line[1]) / length,
                    Double.parseDouble(line[2]) / length,
                    smallestHeap(file, length));
        }

        /** The smallest heap, within one length of the text, in which the file can be read; between 8 and 16. */
        private static double smallestHeap(Path file, double length) throws IOException, InterruptedException {
            double tooSmall = 8;
            double enough = 16;
            while (enough - tooSmall > 1) {
                double heap = (tooSmall + enough) / 2;
                List<String> options =
                        List.of("-Xmx" + Math.round(heap * length / 1024) + "k", "-XX:+UseSerialGC", "-Xshare:auto");
                if (Processes.firstLine(Processes.java(ReadOnce.class, options, List.of(file.toString(), "measured")))
                        .isEmpty()) {
                    tooSmall = heap;
                } else {
                    enough = heap;
                }
            }
            return enough;
        }

        void print(int tables) {
            System.out.printf(
                    Locale.ROOT,
                    "| %,d tables | %.2f | %.1f | %.0f × text | %.1f × text | %.1f × text |%n",
                    tables,
                    megabytes,
                    megabytes / seconds,
                    allocated,
                    kept,
                    heap);
        }
    }
}
