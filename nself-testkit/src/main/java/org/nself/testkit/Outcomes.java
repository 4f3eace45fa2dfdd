package org.nself.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What became of each of several tests that one run decides. Filled by one thread, and read by others afterwards. */
final class Outcomes {

    private record Failure(String message, Optional<Throwable> cause) {}

    private final Map<String, Optional<Failure>> known = new LinkedHashMap<>();

    /** Without a failure, it held. */
    void put(String test, Optional<Facts> failure) {
        known.put(test, failure.map(facts -> new Failure(facts.toString(), Optional.empty())));
    }

    /** Does something that may fail; says whether it did not. */
    boolean attempt(String test, String expected, Runnable work) {
        try {
            work.run();
            known.put(test, Optional.empty());
            return true;
        } catch (RuntimeException failure) {
            failed(test, expected, failure);
            return false;
        }
    }

    void failed(String test, String expected, Throwable cause) {
        String facts = Facts.expected(expected)
                .butWas(String.valueOf(cause.getMessage()))
                .toString();
        known.put(test, Optional.of(new Failure(facts, Optional.of(cause))));
    }

    /** Passes, fails as it failed, or says what kept it from being tried. */
    void require(String test) {
        Optional<Failure> outcome = known.get(test);
        if (outcome == null) {
            throw new TestAbortedException("not come to: " + firstFailure() + " failed");
        }
        outcome.ifPresent(failure -> {
            throw new AssertionFailedError(failure.message(), failure.cause().orElse(null));
        });
    }

    private String firstFailure() {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().isPresent())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("another test");
    }
}
