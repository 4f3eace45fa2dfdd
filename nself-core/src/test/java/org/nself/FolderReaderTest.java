package org.nself;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderReaderTest {

    @Test
    void namesAloneTellTheVersionsInTheirOrder() {
        assertThat(FolderReader.versions(List.of("20260102030405_b", "0009_a", "10_c_d")))
                .contains("9,10,20260102030405");
        assertThat(FolderReader.versions(List.of())).contains("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes", "_a", "7", "0_a", "7a_b", "1234567890123456789_a", "007_again"})
    void aNameThatGivesNoVersionOrATakenOneTellsNothing(String name) {
        assertThat(FolderReader.versions(List.of("7_first", name))).isEmpty();
    }
}
