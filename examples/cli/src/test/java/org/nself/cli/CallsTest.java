package org.nself.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The library says which call helps; here that is a command or an option. */
class CallsTest {

    private static final Pattern TOKEN =
            Pattern.compile("//[^\n]*|/\\*.*?\\*/|\"((?:\\\\.|[^\"\\\\\n])*)\"", Pattern.DOTALL);

    /** What stands between two literals of one sentence: a plus, and perhaps a value. */
    private static final Pattern JOINED = Pattern.compile("\\s*\\+\\s*(?:[\\w.()?: ]+\\s*\\+\\s*)?");

    private static final Pattern CALL = Pattern.compile(
            "\\bnself\\.[a-z]\\w*\\(|\\bNself\\.|\\bPolicy\\.|\\bHazard\\.|\\bConfirmation\\.|\\.execute\\(\\)");

    /** The beginning of sentences that are tried above, and what no command makes the library say. */
    private static final List<String> NEVER_SAID = List.of(
            "call Nself.builder().",
            "SchemaSource.classpath",
            "Confirmation.preapproved",
            "Nself.builder().scratch(name -> …)");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "give it a later version: nself.bump() | give it a later version: nself db bump",
                "nself.bump(1L) puts it behind | nself db bump 1 puts it behind",
                "nself.up().only(2L).execute() goes on there | nself db migrate:up --version 2 goes on there",
                "nself.down().execute() goes on there | nself db migrate:down goes on there",
                "accept it: nself.repair().accept(2L) | accept it: nself db repair --accept 2",
                "nself.generate().force() writes it anew | nself db run --force writes it anew",
                "nself.squash(1L, 2L).execute() | nself db squash 1 2",
                "call nself.markApplied(7L) or nself.markPending(7L) | call nself db mark-applied 7 or nself db mark-pending 7",
                "allow it: .policy(Policy.safe().allow(Hazard.DATA_LOSS)) | allow it: --allow DATA_LOSS",
                "call Nself.builder().dataSource(dataSource) | give --url URL",
                "or raise Policy.lockTimeout | or raise --lock-timeout",
            })
    void aCallIsReadAsItsCommand(String said, String read) {
        assertThat(Calls.asCommands(said)).isEqualTo(read);
    }

    @Test
    void noSentenceOfTheLibraryLeavesACallOnTheScreen() throws IOException {
        List<String> withCalls = Stream.of("nself-core", "nself-dbml", "nself-postgres")
                .map(module -> Path.of("..", "..", module, "src", "main", "java"))
                .flatMap(CallsTest::sentences)
                .filter(sentence -> CALL.matcher(sentence).find())
                .filter(sentence -> NEVER_SAID.stream().noneMatch(sentence::contains))
                .toList();

        assertThat(withCalls).as("the sentences were found").hasSizeGreaterThan(20);
        assertThat(withCalls.stream().map(Calls::asCommands).toList())
                .noneMatch(read -> CALL.matcher(read).find());
    }

    private static Stream<String> sentences(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
                    .flatMap(file -> literals(text(file)).stream());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The texts of a source file, each as a whole where it is put together of several; a value in it is a 7. */
    private static List<String> literals(String source) {
        List<String> literals = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        int end = 0;
        Matcher token = TOKEN.matcher(source);
        while (token.find()) {
            if (token.group(1) == null) {
                continue;
            }
            String between = source.substring(end, token.start());
            if (!JOINED.matcher(between).matches()) {
                literals.add(current.toString());
                current.setLength(0);
            } else if (between.replaceAll("\\s", "").length() > 1) {
                current.append('7');
            }
            current.append(token.group(1).replace("\\\"", "\""));
            end = token.end();
        }
        literals.add(current.toString());
        return literals;
    }
}
