package io.qrpay.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedrivenTest {
    private static final Instant WRITTEN = Instant.parse("2026-03-01T12:00:00Z");

    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void shouldBeAsOldAsItsFirstWriting() {
        // Given
        headers.add(Redriven.FIRST_AT, "2026-03-01T10:00:00Z".getBytes(StandardCharsets.UTF_8));

        // When
        var first = Redriven.firstAt(headers, WRITTEN);

        // Then
        assertThat(first).isEqualTo("2026-03-01T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T14:00:00Z", "yesterday", ""})
    void shouldNeverBeMadeYounger(String header) {
        // Given
        headers.add(Redriven.FIRST_AT, header.getBytes(StandardCharsets.UTF_8));

        // When
        var first = Redriven.firstAt(headers, WRITTEN);

        // Then
        assertThat(first).isEqualTo(WRITTEN);
    }
}
