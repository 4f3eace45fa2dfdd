package org.nself;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the last check for drift found out, so that the next one only reads the catalog while all is as it was: what was
 * equal then is equal now, and what led somewhere leads there. Thread-safe.
 */
final class DriftMemory {

    private record Equal(List<String> question, Drift answer) {}

    private record Replayed(Expectation.ToReplay question, Set<String> namespaces, Expectation answer) {}

    private final AtomicReference<@Nullable Equal> equal = new AtomicReference<>();
    private final AtomicReference<@Nullable Replayed> replayed = new AtomicReference<>();

    /** @param question all that the answer depends on */
    Optional<Drift> answer(List<String> question) {
        return Optional.ofNullable(equal.get())
                .filter(last -> last.question().equals(question))
                .map(Equal::answer);
    }

    void remember(List<String> question, Drift answer) {
        equal.set(new Equal(List.copyOf(question), answer));
    }

    Optional<Expectation> replayed(Expectation.ToReplay question, Set<String> namespaces) {
        return Optional.ofNullable(replayed.get())
                .filter(last ->
                        last.question().equals(question) && last.namespaces().equals(namespaces))
                .map(Replayed::answer);
    }

    void remember(Expectation.ToReplay question, Set<String> namespaces, Expectation answer) {
        replayed.set(new Replayed(question, namespaces, answer));
    }
}
