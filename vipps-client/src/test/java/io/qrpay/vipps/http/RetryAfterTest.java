package io.qrpay.vipps.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "7, PT7S",
        "999999999, PT24H",
        "'Sat, 21 Nov 2026 12:00:30 GMT', PT30S",
        "'Sat, 21 Nov 2026 11:00:00 GMT', PT0S",
        "'Sat, 21 Nov 2037 11:00:00 GMT', PT24H"
    })
    void shouldReadSecondsAndDates(String header, Duration expected) {
        // Then
        assertThat(RetryAfter.read(header, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "soon", "-1", "1.5", "99999999999999999999", "Sat, 21 Nov"})
    void shouldReadNothingWhenItIsNeither(String header) {
        // Then
        assertThat(RetryAfter.read(header, NOW)).isNull();
    }
}
