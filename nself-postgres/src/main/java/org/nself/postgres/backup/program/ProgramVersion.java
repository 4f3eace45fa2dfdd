package org.nself.postgres.backup.program;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a program, as it says it.
 *
 * @param major the first number
 * @param minor the number behind the point; zero without one
 * @param text such as {@code 15.18} or {@code 19devel}
 */
record ProgramVersion(int major, int minor, String text) implements Comparable<ProgramVersion> {

    /** {@code pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)}. */
    private static final Pattern SAID = Pattern.compile("\\(PostgreSQL\\) ((\\d{1,4})(?:\\.(\\d{1,4}))?\\S*)");

    private static final Comparator<ProgramVersion> ORDER =
            Comparator.comparingInt(ProgramVersion::major).thenComparingInt(ProgramVersion::minor);

    ProgramVersion {
        requireNonNull(text, "text");
    }

    /** Reads what {@code --version} prints; empty when it is something else. */
    static Optional<ProgramVersion> said(String line) {
        Matcher version = SAID.matcher(line);
        if (!version.find()) {
            return Optional.empty();
        }
        String minor = version.group(3);
        return Optional.of(new ProgramVersion(
                Integer.parseInt(version.group(2)), minor == null ? 0 : Integer.parseInt(minor), version.group(1)));
    }

    @Override
    public int compareTo(ProgramVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text;
    }
}
