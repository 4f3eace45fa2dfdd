package org.nself.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/**
 * All that a team does with migrations, from the first edit on, as it is seen on the screen. What is expected lies in
 * {@code transcript-*.txt}; {@code -Dnself.golden=update} writes it anew.
 */
class TranscriptTest {

    private static final String USERS = """
            Table users {
              id integer [pk]
              email text [not null]%s
            }
            """;
    private static final String POSTS = """
            Table posts {
              id integer [pk]
              author integer [not null, ref: > users.id]
            }
            """;

    private static final Path EXPECTED = Path.of("src", "test", "resources", "org", "nself", "cli");
    private static final Pattern BACKUP = Pattern.compile("\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d(-\\d+)?");
    private static final Pattern VERSION = Pattern.compile("(?<!\\d)20\\d{12}(?!\\d)");

    private final TestDatabase database = PostgresServer.shared().newDatabase();
    private final StringBuilder transcript = new StringBuilder();
    private final Map<String, String> environment = Map.of("NSELF_DATABASE_URL", database.url());
    private boolean hasTerminal;

    @TempDir
    private Path root;

    private Path project = Path.of("");

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void atATerminal() throws Exception {
        hasTerminal = true;
        tell();
        compare("transcript-terminal.txt");
    }

    @Test
    void withoutATerminal() throws Exception {
        tell();
        compare("transcript-pipe.txt");
    }

    private void tell() throws Exception {
        project = Files.createDirectories(root.resolve("shop"));
        aFirstMigration();
        editedAndAppliedAndTakenBack();
        twoBranchesBeforeAnyIsApplied();
        aBranchThatComesLate();
        updatedAndReverted();
        byHandAndAllInOne();
    }

    private void aFirstMigration() throws Exception {
        chapter("A first migration, and one by hand");
        schema(USERS.formatted(""));
        nself("db", "migrate:create", "by_hand");
        nself("db", "run");
        show(newest() + "/up.sql");
        nself("db", "status");
        nself("db", "migrate:up", "--dry-run");
        nself("db", "migrate:up");
        nself("db", "migrate:up");
        nself("db", "run");
    }

    private void editedAndAppliedAndTakenBack() throws Exception {
        chapter("An edit, applied and taken back");
        String before = version(newest());
        schema(USERS.formatted("\n  name text") + POSTS);
        nextSecond();
        nself("db", "run", "--dry-run");
        nextSecond();
        nself("db", "run", "--name", "posts");
        show(newest() + "/down.sql");
        nself("db", "migrate:up", "--dry-run", "--verify");
        answered("n", "db", "migrate:up", "--confirm");
        answered("y", "db", "migrate:up", "--confirm");
        nself("db", "migrate:up", "--confirm", "--yes");
        answered("n", "db", "migrate:down");
        answered("y", "db", "migrate:down");
        nself("db", "migrate:up");
        nself("db", "migrate:down", "--to-version", before, "--dry-run");
        nself("db", "migrate:down", "--to-version", before, "--yes");
        nself("db", "migrate:up", "1");
        schema(USERS.formatted(""));
        nself("db", "run");
    }

    private void twoBranchesBeforeAnyIsApplied() throws Exception {
        chapter("Two branches, and neither is applied");
        branch(
                USERS.formatted("\n  name text\n  nick text") + POSTS,
                USERS.formatted("\n  name text\n  bio text") + POSTS);
        schema(USERS.formatted("\n  name text\n  nick text\n  bio text") + POSTS);
        nself("db", "validate");
        nself("db", "repair");
        nself("db", "validate");
        nself("db", "run", "--offline");
        nself("db", "run", "--force", "--name", "profile");
        nself("db", "migrate:up");
    }

    private void aBranchThatComesLate() throws Exception {
        chapter("A branch that comes after a later one was applied");
        String profile = "\n  name text\n  nick text\n  bio text";
        branch(USERS.formatted(profile + "\n  city text") + POSTS, USERS.formatted(profile + "\n  phone text") + POSTS);
        nself("db", "repair");
        nself("db", "migrate:up", "--version", version(newest()));
        nself("db", "status");
        nself("db", "migrate:up", "--dry-run");
        nself("db", "bump");
        schema(USERS.formatted(profile + "\n  city text\n  phone text") + POSTS);
        nself("db", "bump");
        nself("db", "migrate:up");
        nself("db", "run");
    }

    private void updatedAndReverted() throws Exception {
        chapter("Updated with a backup before, and gone back");
        schema(USERS.formatted("\n  name text\n  nick text\n  bio text\n  city text\n  phone text\n  fax text")
                + POSTS);
        nself("db", "run");
        nself("db", "update");
        nself("db", "update");
        nself("db", "backup", "--reason", "before the worst");
        nextSecond();
        nself("db", "migrate:create", "forget_faxes");
        Path forgetful = project.resolve(newest());
        file(newest() + "/up.sql", "ALTER TABLE users DROP COLUMN fax;\n");
        file(
                "no-fax.sql",
                "SELECT 'no fax' AS problem\nWHERE NOT EXISTS (SELECT FROM pg_attribute WHERE attname = 'fax');\n");
        answered(
                "n\nn", "db", "update", "--check", project.resolve("no-fax.sql").toString());
        nself("db", "revert", "--list");
        answered("n", "db", "revert");
        if (hasTerminal) {
            answered("y", "db", "revert");
        } else {
            nself("db", "revert", "--yes");
        }
        nself("db", "status");
        Files.delete(forgetful.resolve("up.sql"));
        Files.delete(forgetful.resolve("down.sql"));
        Files.delete(forgetful);
        transcript
                .append("$ rm -r hasura/migrations/default/")
                .append(forgetful.getFileName())
                .append('\n');
        nself("db", "repair");
    }

    private void byHandAndAllInOne() throws Exception {
        chapter("Done by hand, and all made one");
        nself("db", "migrate:create", "done_by_hand");
        String marked = version(newest());
        nself("db", "mark-applied", marked);
        nself("db", "mark-pending", marked);
        nself("db", "mark-applied", "7");
        nself("db", "mark-applied", marked);
        nself("db", "squash", oldest(), marked, "--name", "beginning");
        nself("db", "validate");
        nself("db", "status");
        nself("db", "status", "--json");
    }

    /** Generates on a copy first, in a later second on this side, and brings the copy's folder over as a merge does. */
    private void branch(String theirs, String ours) throws Exception {
        Path here = project;
        Path there = root.resolve("branch" + transcript.length()).resolve("shop");
        copy(here, there);
        project = there;
        nextSecond();
        schema(theirs);
        nself("db", "run", "--quiet");
        Path folder = there.resolve(newest());
        project = here;
        nextSecond();
        schema(ours);
        nself("db", "run", "--quiet");
        copy(folder, here.resolve("hasura/migrations/default").resolve(folder.getFileName()));
        transcript.append("$ git merge branch\n");
    }

    /** Versions are seconds, and people are not so quick that theirs run ahead of the clock. */
    private void nextSecond() throws IOException {
        long newest = Long.parseLong(version(newest()));
        long now = second();
        while (second() <= Math.max(now, newest)) {
            Thread.onSpinWait();
        }
    }

    private static long second() {
        return Long.parseLong(
                DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).format(OffsetDateTime.now(ZoneOffset.UTC)));
    }

    private void chapter(String title) {
        transcript
                .append(transcript.isEmpty() ? "" : "\n")
                .append("# ")
                .append(title)
                .append("\n\n");
    }

    private void schema(String dbml) throws IOException {
        Files.writeString(project.resolve("schema.dbml"), dbml);
        transcript.append("$ cat > schema.dbml\n").append(dbml);
    }

    private void file(String file, String text) throws IOException {
        Files.writeString(project.resolve(file), text);
        transcript.append("$ cat > ").append(file).append('\n').append(text);
    }

    private void show(String file) throws IOException {
        transcript.append("$ cat ").append(file).append('\n').append(Files.readString(project.resolve(file)));
    }

    private void nself(String... arguments) throws Exception {
        answered("", arguments);
    }

    private void answered(String answer, String... arguments) throws Exception {
        transcript.append("$ nself ").append(String.join(" ", arguments)).append('\n');
        NselfProcess.Result result = hasTerminal
                ? NselfProcess.atTerminal(answer + "\n", project, environment, arguments)
                : called(arguments);
        transcript.append(result.text());
        if (result.exit() != 0) {
            transcript.append("[exit ").append(result.exit()).append("]\n");
        }
    }

    private NselfProcess.Result called(String... arguments) {
        StringWriter screen = new StringWriter();
        PrintWriter writer = new PrintWriter(screen, true);
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--project", project.toString()))
                .toArray(String[]::new);
        return new NselfProcess.Result(Main.run(all, environment, Terminal.none(), writer, writer), screen.toString());
    }

    private void compare(String name) throws IOException {
        String actual = normal(transcript.toString());
        Path file = EXPECTED.resolve(name);
        if ("update".equals(System.getProperty("nself.golden"))) {
            Files.createDirectories(EXPECTED);
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }

    /** Versions count from one, every time is the same, and what moves the cursor can be read. */
    private String normal(String text) {
        List<String> versions = VERSION.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
        List<String> backups = BACKUP.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
        String named =
                BACKUP.matcher(text).replaceAll(found -> "2025-08-06_14-30-" + (10 + backups.indexOf(found.group())));
        return VERSION.matcher(named)
                .replaceAll(found -> Long.toString(20250806143001L + versions.indexOf(found.group())))
                .replaceAll("\\(\\d+ ms\\)", "(9 ms)")
                .replaceAll("\\d+(\\.\\d)? (bytes|kB|MB) *", "9 kB ")
                .replaceAll("\\d+ (seconds|minutes) *", "9 seconds ")
                // Two backups of one second have longer names.
                .replaceAll("NAME +AGE +SIZE +", "NAME  AGE  SIZE  ")
                .replaceAll("(?m)^(2025-08-06_14-30-\\d\\d) +", "$1  ")
                // The server may not have noticed yet that the last command has gone.
                .replaceAll("\\d+ other sessions?", "9 other sessions")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "2025-08-06T14:30:00Z")
                .replaceAll(Pattern.quote(root.toString()) + "/(branch\\d+/)?shop/", "")
                .replace('\u001B', '␛')
                .replace("\r", "␍");
    }

    private String newest() throws IOException {
        return "hasura/migrations/default/" + folders().getLast();
    }

    private String oldest() throws IOException {
        return version(folders().getFirst());
    }

    private List<String> folders() throws IOException {
        try (Stream<Path> files = Files.list(project.resolve("hasura/migrations/default"))) {
            return files.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static String version(String folder) {
        String name = folder.substring(folder.lastIndexOf('/') + 1);
        return name.substring(0, name.indexOf('_'));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
