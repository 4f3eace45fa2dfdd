package org.nself.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionTest {

    private static final Instant NOW = Instant.parse("2025-08-06T14:30:00Z");

    @Test
    void aNewVersionIsTheSecondInUtc() {
        assertThat(Version.next(NOW, List.of())).hasToString("20250806143000");
    }

    @Test
    void aNewVersionComesAfterAllThatAreThere() {
        assertThat(Version.next(NOW, List.of(new Version(20250806143000L)))).hasToString("20250806143001");
        assertThat(Version.next(NOW, List.of(new Version(20250806143000L), new Version(20991231235959L))))
                .hasToString("21000101000000");
    }

    @Test
    void afterANumberThatIsNoTimeComesTheNextNumber() {
        assertThat(Version.next(NOW, List.of(new Version(20259999999999L)))).hasToString("20260000000000");
        assertThat(Version.next(NOW, List.of(new Version(Long.MAX_VALUE - 1)))).hasToString("" + Long.MAX_VALUE);
    }

    @Test
    void millisecondsAreLessThanADate() {
        assertThat(new Version(1734455365574L)).isLessThan(new Version(20250806143000L));
    }

    @Test
    void zerosBeforeTheNumberDoNotCount() {
        assertThat(Version.parse("00042")).contains(new Version(42));
    }

    @Test
    void whatIsNoPositiveNumberIsNoVersion() {
        assertThat(List.of("", "0", "-1", "1a", "9223372036854775808"))
                .allSatisfy(text -> assertThat(Version.parse(text)).isEmpty());
    }
}
