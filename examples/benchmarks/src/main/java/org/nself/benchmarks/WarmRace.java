package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.nself.dbml.DbmlReader;
import org.nself.schema.SourceFile;
import org.nself.spi.SchemaReader.Modules;
import tools.jackson.databind.ObjectMapper;

/** One text, read again and again: each round all take their turn, so that what slows the machine slows all of them. */
final class WarmRace {

    private static final boolean QUICK = Boolean.getBoolean("benchmark.quick");
    private static final double WARM_UP = QUICK ? 0 : 15;
    private static final double TURN = QUICK ? 0.1 : 1.5;

    private final Path path;
    private final SourceFile file;
    private final String json;
    private final ObjectMapper mapper = new ObjectMapper();
    private final OfficialParser official;
    private final int officialWarmUps;
    private final int rounds;

    WarmRace(Path path, OfficialParser official, int officialWarmUps, int rounds) throws IOException {
        this.path = path;
        this.file = new SourceFile("schema.dbml", Files.readString(path));
        this.json = JsonOfSize.ofLength(file.text().length(), mapper);
        this.official = official;
        this.officialWarmUps = officialWarmUps;
        this.rounds = rounds;
    }

    /** Prints one row: megabytes a second, a megabyte being a million characters. */
    void run(int tables) throws IOException {
        Turn.of(this::read, WARM_UP);
        Turn.of(this::parseJson, TURN);
        Turn.of(file::hash, TURN);
        for (int i = 0; i < officialWarmUps; i++) {
            official.read(path);
        }
        Seconds own = new Seconds();
        Seconds theirs = new Seconds();
        Seconds ownProcessor = new Seconds();
        Seconds theirProcessor = new Seconds();
        Seconds jackson = new Seconds();
        Seconds hash = new Seconds();
        for (int round = 0; round < rounds; round++) {
            Turn ownTurn = Turn.of(this::read, TURN);
            own.add(ownTurn.clock());
            ownProcessor.add(ownTurn.processor());
            Turn theirTurn = official.read(path);
            theirs.add(theirTurn.clock());
            theirProcessor.add(theirTurn.processor());
            jackson.add(Turn.of(this::parseJson, TURN).clock());
            hash.add(Turn.of(file::hash, TURN).clock());
        }
        double megabytes = file.text().length() / 1e6;
        System.out.printf(
                Locale.ROOT,
                "| %,d tables | %.2f MB | %s | %s | %.0f | %.1f | %.2f | %.0f | %s | %s |%n",
                tables,
                megabytes,
                own.speed(megabytes),
                theirs.speed(megabytes),
                theirs.median() / own.median(),
                megabytes / ownProcessor.median(),
                megabytes / theirProcessor.median(),
                theirProcessor.median() / ownProcessor.median(),
                jackson.speed(json.length() / 1e6),
                hash.speed(megabytes));
    }

    private void read() {
        if (new DbmlReader().read(file, Modules.NONE).schema().isEmpty()) {
            throw new IllegalStateException("this is no valid schema");
        }
    }

    private void parseJson() {
        if (mapper.readTree(json).isEmpty()) {
            throw new IllegalStateException("this is no JSON");
        }
    }
}
