package org.nself.postgres.script;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Splits the files of {@code src/test/resources/script}; {@code -Dnself.golden=update} writes down what came out. */
class ScriptCasesTest {

    @BeforeAll
    static void update() throws IOException {
        if (System.getProperty("nself.golden", "compare").equals("update")) {
            Map<Path, List<ScriptCase>> files = ScriptCase.all().stream().collect(groupingBy(ScriptCase::file));
            for (Map.Entry<Path, List<ScriptCase>> file : files.entrySet()) {
                Files.writeString(
                        file.getKey(),
                        file.getValue().stream().map(ScriptCase::rendered).collect(joining("\n")));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> eachFileIsSplitAsExpected() {
        return ScriptCase.all().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.file().getFileName() + " " + each.title(),
                        () -> assertThat(each.actual()).isEqualTo(each.expected())));
    }

    @Test
    void thereAreCasesEnough() {
        assertThat(ScriptCase.all()).hasSizeGreaterThan(380);
    }
}
