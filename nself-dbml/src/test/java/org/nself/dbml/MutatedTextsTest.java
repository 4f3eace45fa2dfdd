package org.nself.dbml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.DocumentReader;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Source;
import org.nself.dbml.write.DocumentWriter;
import org.nself.schema.Diagnostic;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.spi.Reading;
import org.nself.spi.SchemaReader.Modules;

/**
 * Whatever a text looks like, reading it gives a schema or diagnostics, soon. What can be read can be formatted and written
 * without a change of meaning. The seed is fixed: a failure can be repeated.
 *
 * <p>{@code -Dnself.fuzz.minutes=30} goes on for that long, with seed after seed; {@code -Dnself.corpus=…} begins with the
 * official texts too. Each text that a text takes from is one that has everything in it.
 */
class MutatedTextsTest {

    private static final int ROUNDS = 5_000;
    private static final int FIRST_SEED = 20_261_122;
    private static final int MOST_ERRORS = 1000;
    private static final Modules EVERYTHING = name -> Optional.of(new SourceFile(name, Mutator.EVERYTHING));

    /** What one hundred thousand characters may take. */
    private static final Duration SLOWEST = Duration.ofSeconds(1);

    private static final double SIZE = 100_000;

    private long slowest;

    @Test
    void readingNeverFailsAndNeverHangs() throws IOException {
        List<String> seeds = seeds();
        Duration length = Duration.ofMinutes(Long.getLong("nself.fuzz.minutes", 0));
        Instant end = Instant.now().plus(length);
        int texts = 0;
        int readable = 0;
        int seed = FIRST_SEED;
        do {
            Mutator mutator = new Mutator(seed++, seeds);
            for (int round = 0; round < ROUNDS; round++) {
                readable += holds(mutator.next()) ? 1 : 0;
                texts++;
            }
        } while (Instant.now().isBefore(end));
        System.out.println(texts + " mutated texts, " + readable + " of them readable, slowest "
                + Duration.ofNanos(slowest).toMillis() + " ms per 100 KB");

        assertThat(readable).isBetween(texts / 100, texts * 99 / 100);
    }

    private static List<String> seeds() throws IOException {
        List<String> seeds = new ArrayList<>(List.of(Mutator.EVERYTHING, Mutator.TAKING));
        Optional<Path> corpus =
                Optional.ofNullable(System.getProperty("nself.corpus")).map(Path::of);
        if (corpus.isPresent()) {
            try (Stream<Path> files = Files.walk(corpus.get().resolve("dbml"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".dbml"))
                        .sorted()
                        .toList()) {
                    seeds.add(new String(Files.readAllBytes(file), UTF_8));
                }
            }
        }
        return seeds;
    }

    /** Whether the text is readable; fails when something about it is not as it should be. */
    private boolean holds(String text) throws IOException {
        try {
            Optional<Schema> schema = inTime(text);
            if (schema.isPresent()) {
                staysTheSame(text, schema.get());
            }
            return schema.isPresent();
        } catch (RuntimeException | StackOverflowError | AssertionError failure) {
            Path file = Files.createDirectories(Path.of("target", "fuzz"))
                    .resolve(Integer.toHexString(text.hashCode()) + ".dbml");
            Files.write(file, text.getBytes(UTF_8));
            return fail("the text is in " + file.toAbsolutePath(), failure);
        }
    }

    private Optional<Schema> inTime(String text) {
        long begin = System.nanoTime();
        Optional<Schema> schema = schema(text);
        long taken = perSize(System.nanoTime() - begin, text);
        for (int again = 0; again < 2 && taken > slowest; again++) {
            // Something else may have had the processor.
            begin = System.nanoTime();
            schema = schema(text);
            taken = Math.min(taken, perSize(System.nanoTime() - begin, text));
        }
        slowest = Math.max(slowest, taken);
        assertThat(taken).as("nanoseconds per 100 KB").isLessThan(SLOWEST.toNanos());
        return schema;
    }

    private static long perSize(long nanoseconds, String text) {
        return (long) (nanoseconds / Math.max(1, text.length() / SIZE));
    }

    private static Optional<Schema> schema(String text) {
        Reading reading = new DbmlReader().read(new SourceFile("schema.dbml", text), EVERYTHING);
        long errors = reading.diagnostics().stream().filter(Diagnostic::isError).count();
        assertThat(errors).isLessThanOrEqualTo(2 * MOST_ERRORS);
        return reading.schema();
    }

    private static void staysTheSame(String text, Schema schema) {
        String formatted = DbmlFormatter.format(new SourceFile("schema.dbml", text));
        assertThat(schema(formatted)).as("formatted").contains(schema);
        assertThat(DbmlFormatter.format(new SourceFile("schema.dbml", formatted)))
                .as("formatted twice")
                .isEqualTo(formatted);
        assertThat(schema(new DbmlWriter().write(schema)).map(Schema::fingerprint))
                .as("written")
                .contains(schema.fingerprint());
        Document document = document(text);
        assertThat(Meaning.of(document(formatted))).as("formatted").isEqualTo(Meaning.of(document));
        assertThat(Meaning.of(document(DocumentWriter.write(document))))
                .as("document written")
                .isEqualTo(Meaning.of(document));
    }

    private static Document document(String text) {
        return DocumentReader.read(text, new Findings(new Source(new SourceFile("schema.dbml", text))));
    }
}
