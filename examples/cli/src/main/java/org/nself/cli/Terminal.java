package org.nself.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A person who can be asked, or nobody. */
final class Terminal {

    /** Asks one question and gives the answer, or null at the end of the input. */
    @FunctionalInterface
    interface Person {
        @Nullable
        String answer(String question);
    }

    private final Optional<Person> person;
    private final AtomicBoolean asking = new AtomicBoolean();

    private Terminal(Optional<Person> person) {
        this.person = person;
    }

    static Terminal of(Console console) {
        return asking(question -> console.readLine("%s", question));
    }

    static Terminal asking(Person person) {
        return new Terminal(Optional.of(person));
    }

    static Terminal none() {
        return new Terminal(Optional.empty());
    }

    boolean isThere() {
        return person.isPresent();
    }

    /** Whether a question stands there without an answer. */
    boolean isAsking() {
        return asking.get();
    }

    /** Whether the answer is yes; anything else, and nobody, is no. */
    boolean confirms(String question) {
        return person.map(asked -> answer(asked, question + " [y/N] "))
                .map(answer -> answer.strip().toLowerCase(Locale.ROOT))
                .filter(answer -> answer.equals("y") || answer.equals("yes"))
                .isPresent();
    }

    private @Nullable String answer(Person asked, String question) {
        asking.set(true);
        try {
            return asked.answer(question);
        } finally {
            asking.set(false);
        }
    }
}
