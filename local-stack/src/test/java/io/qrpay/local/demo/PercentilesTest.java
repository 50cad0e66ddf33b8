package io.qrpay.local.demo;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void shouldGiveMedianAndSlowestHundredthWhenThereAreMany() {
        // Given
        var durations =
                IntStream.rangeClosed(1, 200).mapToObj(i -> ofMillis(201 - i)).toList();

        // When
        var percentiles = Percentiles.of(durations);

        // Then
        assertThat(percentiles).isEqualTo(new Percentiles(200, ofMillis(100), ofMillis(198)));
    }

    @Test
    void shouldGiveTheSlowestWhenThereAreFew() {
        assertThat(Percentiles.of(List.of(ofMillis(7), ofMillis(1), ofMillis(3))))
                .isEqualTo(new Percentiles(3, ofMillis(3), ofMillis(7)));
    }

    @Test
    void shouldBeZeroWhenThereAreNone() {
        assertThat(Percentiles.of(List.of())).isEqualTo(new Percentiles(0, Duration.ZERO, Duration.ZERO));
    }
}
