package org.nself.postgres.cases;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Choices that a seed repeats. */
final class Randomness {

    private final Random random;

    Randomness(long seed) {
        this.random = new Random(seed);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    long seed() {
        return random.nextLong();
    }

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    <T> Optional<T> any(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(one(all));
    }

    <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    /** Hardly ever one that was given before. */
    String name(String beginning) {
        return beginning + random.nextInt(1_000_000);
    }

    Optional<String> comment() {
        return maybe(() -> one(List.of("one line", "it's \"quoted\"", "two\nlines", "// no comment", "déjà vu \\ 日本")));
    }
}
