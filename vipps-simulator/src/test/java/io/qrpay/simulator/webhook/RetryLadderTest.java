package io.qrpay.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryLadderTest {

    @Test
    void shouldClimbAsVendorDoesWhenDeliveriesFail() {
        assertThat(IntStream.rangeClosed(2, 7).mapToObj(RetryLadder::before))
                .extracting(Optional::get)
                .containsExactly(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(120),
                        Duration.ofHours(1));
        assertThat(RetryLadder.before(29)).contains(Duration.ofHours(1));
        assertThat(RetryLadder.before(30)).contains(Duration.ofDays(1));
    }

    @Test
    void shouldEndWithinSevenDaysWhenNothingHelps() {
        // When
        var last = IntStream.iterate(2, attempt -> attempt + 1)
                .takeWhile(attempt -> RetryLadder.before(attempt).isPresent())
                .max()
                .orElseThrow();
        var lasted = IntStream.rangeClosed(2, last)
                .mapToObj(attempt -> RetryLadder.before(attempt).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);

        // Then
        assertThat(lasted).isBetween(Duration.ofDays(6), Duration.ofDays(7));
    }
}
