package org.nself.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every hazard has a page in {@code docs/hazards}, and every page a hazard. */
class HazardPagesTest {

    private static final Path PAGES = Path.of("..", "docs", "hazards");
    private static final List<String> HEADINGS =
            List.of("## What it is", "## Example", "## How to avoid it", "## How to allow it");

    @Test
    void thereIsAPageForEachHazardAndForNothingElse() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Hazard.values())
                            .map(hazard -> hazard + ".md")
                            .toList());
        }
    }

    @Test
    void eachSaysWhatItIsAndShowsItAndHowToAvoidAndToAllowIt() throws IOException {
        for (Hazard hazard : Hazard.values()) {
            String page = Files.readString(PAGES.resolve(hazard + ".md"));
            assertThat(page.lines().filter(line -> line.startsWith("#")))
                    .as(hazard.name())
                    .startsWith("# " + hazard)
                    .containsSubsequence(HEADINGS);
            assertThat(page).as(hazard.name()).contains("```dbml", "```sql");
        }
    }

    @Test
    void thePolicyLinksToEachPage() throws IOException {
        String policy = Files.readString(Path.of("..", "docs", "policy.md"));
        for (Hazard hazard : Hazard.values()) {
            assertThat(policy).contains("(hazards/" + hazard + ".md)");
        }
    }
}
