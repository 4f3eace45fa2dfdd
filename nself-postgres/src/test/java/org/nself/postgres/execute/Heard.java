package org.nself.postgres.execute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.nself.migration.FileStatement;
import org.nself.spi.ScriptListener;

/** Writes down what a listener hears, and does something when the server speaks. */
final class Heard implements ScriptListener {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Consumer<String> onWords;

    Heard(Consumer<String> onWords) {
        this.onWords = onWords;
    }

    static Heard nothingElse() {
        return new Heard(words -> {});
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void started(FileStatement statement) {
        lines.add(statement.number() + " starts");
    }

    @Override
    public void said(FileStatement statement, String severity, String message) {
        lines.add(statement.number() + " says " + severity + " " + message);
        onWords.accept(message);
    }

    @Override
    public void finished(FileStatement statement, OptionalLong rows, Duration duration) {
        lines.add(statement.number() + " ends"
                + (rows.isPresent() ? ", " + rows.getAsLong() + " rows" : ", rows of its own"));
    }
}
