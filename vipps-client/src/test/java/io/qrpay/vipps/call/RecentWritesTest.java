package io.qrpay.vipps.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentWritesTest {
    private static final String PAYMENT = "123456/pos7-20261121-0001";

    private final AtomicLong now = new AtomicLong();
    private final RecentWrites writes = new RecentWrites(now::get);

    @Test
    void shouldAllowThreeRepetitionsOfOneCall() {
        // Given
        writes.begin(PAYMENT);

        // Then
        assertThat(repetitions(10)).isEqualTo(3);
    }

    @Test
    void shouldCountFirstAttemptsOnceAPaymentIsInTrouble() {
        // Given
        writes.begin(PAYMENT);
        writes.allowRepetition(PAYMENT);
        writes.begin(PAYMENT);

        // Then
        assertThat(repetitions(10)).isEqualTo(1);
        assertThat(writes.allowRepetition("123456/another-payment")).isTrue();
    }

    @Test
    void shouldStayWithinTheVendorsLimitInEveryMinute() {
        // Given
        long second = Duration.ofSeconds(1).toNanos();
        var times = IntStream.range(0, 600).filter(i -> {
            now.addAndGet(second);
            return writes.allowRepetition(PAYMENT);
        });

        // When
        var granted = times.boxed().toList();

        // Then
        assertThat(granted).hasSizeGreaterThan(10);
        assertThat(granted)
                .allSatisfy(start -> assertThat(granted)
                        .filteredOn(time -> time >= start && time < start + 60)
                        .hasSizeLessThanOrEqualTo(4));
    }

    @Test
    void shouldForgetAfterTwoMinutes() {
        // Given
        repetitions(10);

        // When
        now.addAndGet(Duration.ofMinutes(2).toNanos());

        // Then
        assertThat(writes.allowRepetition(PAYMENT)).isTrue();
    }

    @Test
    void shouldStayBoundedWhenEverythingIsInTrouble() {
        // When
        long granted = IntStream.range(0, 60_000)
                .filter(i -> writes.allowRepetition("123456/payment-" + i))
                .count();

        // Then
        assertThat(granted).isEqualTo(50_000);
    }

    private long repetitions(int asked) {
        return IntStream.range(0, asked)
                .filter(i -> writes.allowRepetition(PAYMENT))
                .count();
    }
}
