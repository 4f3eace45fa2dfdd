package org.nself;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.nself.migration.HistoryHead;
import org.nself.migration.Migration;
import org.nself.migration.Version;
import org.nself.schema.Diagnostic;
import org.nself.schema.Place;
import org.nself.schema.SourceFile;

/** Makes migrations of folders, wherever these are kept, and says of each that is none why. */
final class FolderReader {

    /** Gives the content of a file of a folder; empty when there is no such file. */
    @FunctionalInterface
    interface Files {
        Optional<byte[]> read(String folder, String file);
    }

    /** What Hasura makes of the folders that it replaced by one. */
    private static final String SQUASHED = "squashed_[0-9]+_to_[0-9]+";

    private static final int DIGITS_THAT_FIT = 18;

    private final Files files;
    private final List<Migration> migrations = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    FolderReader(Files files) {
        this.files = files;
    }

    /**
     * The versions that these names of folders give, as {@link HistoryHead#versions} says them; empty when one of them gives
     * none, or two give the same: then the folders have to be looked at. Numbers, for a boot that finds nothing to do does it.
     */
    static Optional<String> versions(Collection<String> names) {
        long[] versions = new long[names.size()];
        int count = 0;
        for (String name : names) {
            versions[count++] = version(name);
        }
        Arrays.sort(versions);
        StringBuilder all = new StringBuilder();
        long before = 0;
        for (long version : versions) {
            if (version == before) {
                return Optional.empty();
            }
            all.append(before == 0 ? "" : ",").append(version);
            before = version;
        }
        return Optional.of(all.toString());
    }

    /** 0 for what is no name of a migration, or has more digits than fit in any case. */
    private static long version(String name) {
        int digits = digits(name);
        if (digits > DIGITS_THAT_FIT) {
            return 0;
        }
        long version = 0;
        for (int i = 0; i < digits; i++) {
            version = 10 * version + name.charAt(i) - '0';
        }
        return version;
    }

    /** How many digits stand before the first {@code _}; 0 when something else does, and it is no name of a migration. */
    private static int digits(String name) {
        int digits = 0;
        while (digits < name.length() && name.charAt(digits) >= '0' && name.charAt(digits) <= '9') {
            digits++;
        }
        return digits < name.length() && name.charAt(digits) == '_' ? digits : 0;
    }

    /** Those that were made so far. */
    List<Migration> migrations() {
        return migrations;
    }

    /** What was wrong so far. */
    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Whether the name is one of a migration; the files may be none all the same. */
    boolean folder(String name) {
        int digits = digits(name);
        if (digits == 0) {
            if (!name.matches(SQUASHED)) {
                warning(
                        "NS4007",
                        name,
                        name + " is no name of a migration, so it is not run",
                        "call it <version>_<name>, as in 20250806143000_add_posts_table");
            }
            return false;
        }
        Optional<Version> version = Version.parse(name.substring(0, digits));
        if (version.isEmpty()) {
            error(
                    "NS4008",
                    name,
                    name.substring(0, digits) + " is no version: it is 0, or greater than " + Long.MAX_VALUE,
                    "use the time, as in 20250806143000");
            return false;
        }
        migration(name, version.get(), name.substring(digits + 1));
        return true;
    }

    private void migration(String folder, Version version, String name) {
        Optional<SourceFile> up = file(folder, MigrationDirectory.UP);
        Optional<SourceFile> down = file(folder, MigrationDirectory.DOWN);
        if (up.isEmpty()) {
            error(
                    "NS4009",
                    folder + "/" + MigrationDirectory.UP,
                    folder + " has no " + MigrationDirectory.UP + ", or an empty one",
                    "write the change there; SELECT 1; stands for none");
            return;
        }
        up.filter(FolderReader::saysNothing)
                .ifPresent(file -> warning(
                        "NS4010",
                        file.name(),
                        file.name() + " has comments alone, which Hasura refuses to run",
                        "write SELECT 1; below them"));
        migrations.add(new Migration(version, name, up.get(), down, file(folder, MigrationDirectory.SNAPSHOT)));
    }

    private Optional<SourceFile> file(String folder, String name) {
        String called = folder + "/" + name;
        Optional<byte[]> content = files.read(folder, name).filter(bytes -> bytes.length > 0);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SourceFile(called, decoded(content.get())));
        } catch (CharacterCodingException malformed) {
            error("NS4012", called, called + " is not UTF-8", "save the file in the encoding UTF-8");
            return Optional.empty();
        }
    }

    /** A text in UTF-8, without the mark that some editors begin it with. */
    static String decoded(byte[] bytes) throws CharacterCodingException {
        String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Whether there are comments and nothing else; a rough look, for it only warns. */
    private static boolean saysNothing(SourceFile file) {
        return file.text()
                .lines()
                .allMatch(line -> line.isBlank() || line.strip().startsWith("--"));
    }

    void error(String code, String file, String message, String hint) {
        add(code, Diagnostic.Severity.ERROR, file, message, hint);
    }

    void warning(String code, String file, String message, String hint) {
        add(code, Diagnostic.Severity.WARNING, file, message, hint);
    }

    private void add(String code, Diagnostic.Severity severity, String file, String message, String hint) {
        diagnostics.add(new Diagnostic(code, severity, new Place(file, 1, 1, 1, 1), "", message, Optional.of(hint)));
    }
}
