package org.nself.migration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nself.migration.Header.Allowance;
import org.nself.schema.Diagnostic;
import org.nself.schema.Diagnostic.Severity;
import org.nself.schema.Place;
import org.nself.schema.SourceFile;

/** Reads the directives of one file, line by line. */
final class HeaderReader {

    private static final String HASURA = "-- hasura:no-transaction";

    private static final List<String> NAMES =
            List.of("allow", "lock-timeout", "no-transaction", "repeatable", "squashes", "statement-timeout");

    /** {@code -- nself:name}, then {@code =} or a space, then what follows. */
    private static final Pattern DIRECTIVE =
            Pattern.compile("--\\s*nself:\\s*(?<name>[^\\s=]*)(?:\\s*=\\s*|\\s+|$)(?<value>.*)");

    private static final Pattern DEPENDS_ON = Pattern.compile("--\\s*depends_on:(?<names>.*)");

    private static final Pattern DURATION = Pattern.compile("(?<number>\\d{1,9})(?<unit>ms|s|min|h)");

    private final SourceFile source;
    private final List<Allowance> allowances = new ArrayList<>();
    private final List<String> dependsOn = new ArrayList<>();
    private final List<Version> squashes = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private Optional<Duration> lockTimeout = Optional.empty();
    private Optional<Duration> statementTimeout = Optional.empty();
    private boolean noTransaction;
    private boolean repeatable;

    HeaderReader(SourceFile source) {
        this.source = source;
    }

    Header read() {
        String text = source.text().startsWith("\uFEFF") ? source.text().substring(1) : source.text();
        int number = 1;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            String stripped = line.strip();
            if (!stripped.isEmpty() && !stripped.startsWith("--")) {
                break;
            }
            read(number, line, stripped);
            number++;
        }
        return new Header(
                allowances, lockTimeout, statementTimeout, noTransaction, repeatable, dependsOn, squashes, diagnostics);
    }

    private void read(int number, String line, String comment) {
        Matcher directive = DIRECTIVE.matcher(comment);
        Matcher dependencies = DEPENDS_ON.matcher(comment);
        if (directive.matches()) {
            directive(
                    number,
                    line,
                    directive.group("name"),
                    directive.group("value").strip());
        } else if (dependencies.matches()) {
            dependencies(number, line, dependencies.group("names"));
        } else if (comment.equals(HASURA) && number == 1) {
            noTransaction = true;
        } else if (comment.replaceAll("\\s", "").equals(HASURA.replace(" ", ""))) {
            add(
                    "NS4153",
                    Severity.WARNING,
                    number,
                    line,
                    "Hasura reads its no-transaction in the first line only, in exactly this spelling: " + HASURA,
                    "move it there, or write -- nself:no-transaction");
        }
    }

    private void directive(int number, String line, String name, String value) {
        switch (name) {
            case "allow" -> allow(number, line, value);
            case "lock-timeout" -> {
                Optional<Duration> timeout = duration(number, line, name, value);
                if (timeout.filter(Duration::isZero).isPresent()) {
                    wrongValue(number, line, name + " must be longer than nothing", "write " + name + "=5s");
                } else if (timeout.isPresent()) {
                    once(number, line, name, lockTimeout);
                    lockTimeout = timeout;
                }
            }
            case "statement-timeout" -> {
                Optional<Duration> timeout = duration(number, line, name, value);
                once(number, line, name, timeout.isPresent() ? statementTimeout : Optional.empty());
                statementTimeout = timeout.or(() -> statementTimeout);
            }
            case "no-transaction" -> {
                if (!value.isEmpty()) {
                    wrongValue(number, line, name + " takes no value", "write -- nself:no-transaction alone");
                }
                noTransaction = true;
            }
            case "repeatable" -> {
                if (!value.isEmpty()) {
                    wrongValue(number, line, name + " takes no value", "write -- nself:repeatable alone");
                }
                repeatable = true;
            }
            case "squashes" -> squashes(number, line, value);
            default ->
                add(
                        "NS4151",
                        Severity.ERROR,
                        number,
                        line,
                        "there is no directive nself:" + name,
                        Nearest.to(name, NAMES)
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("there are " + String.join(", ", NAMES)));
        }
    }

    private void allow(int number, String line, String value) {
        String[] words = value.split("\\s+", 2);
        if (words[0].isEmpty()) {
            wrongValue(number, line, "allow needs the name of a hazard", "write -- nself:allow DATA_LOSS users.email");
        } else {
            allowances.add(new Allowance(words[0], words.length == 1 ? "" : words[1]));
        }
    }

    private Optional<Duration> duration(int number, String line, String name, String value) {
        Matcher duration = DURATION.matcher(value);
        if (value.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        if (!duration.matches()) {
            wrongValue(
                    number,
                    line,
                    "\"" + value + "\" is no duration",
                    "write a number and a unit, such as " + name + "=500ms, 5s, 10min or 1h");
            return Optional.empty();
        }
        long count = Long.parseLong(duration.group("number"));
        return Optional.of(
                switch (duration.group("unit")) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    case "min" -> Duration.ofMinutes(count);
                    default -> Duration.ofHours(count);
                });
    }

    private void dependencies(int number, String line, String names) {
        for (String name : names.split(",", -1)) {
            if (name.isBlank() || name.strip().contains(" ")) {
                wrongValue(
                        number,
                        line,
                        name.isBlank() ? "depends_on names nothing here" : "\"" + name.strip() + "\" is no migration",
                        "write versions or full names with commas: -- depends_on: 1700000000000, 20260101120000_users");
            } else if (!dependsOn.contains(name.strip())) {
                dependsOn.add(name.strip());
            }
        }
    }

    private void once(int number, String line, String name, Optional<Duration> before) {
        if (before.isPresent()) {
            wrongValue(number, line, name + " stands here a second time", "keep one of them");
        }
    }

    private void wrongValue(int number, String line, String message, String hint) {
        add("NS4152", Severity.ERROR, number, line, message, hint);
    }

    private void add(String code, Severity severity, int number, String line, String message, String hint) {
        int start = line.length() - line.stripLeading().length() + 1;
        Place place = new Place(
                source.name(), number, start, number, line.stripTrailing().length() + 1);
        diagnostics.add(new Diagnostic(code, severity, place, line, message, Optional.of(hint)));
    }

    private void squashes(int number, String line, String value) {
        for (String part : value.split("[,\\s]+", -1)) {
            Optional<Version> version = Version.parse(part);
            version.ifPresent(squashes::add);
            if (version.isEmpty()) {
                wrongValue(number, line, "squashes takes versions", "write squashes 20250806143000, 20250806143001");
            }
        }
    }
}
