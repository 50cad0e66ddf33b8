package io.qrpay.initiator.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.contracts.PaymentKey;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReservedTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final PaymentKey PAYMENT = new PaymentKey("123456", "oslo1-0001");

    private final DeadlineConfig config = new SmallRyeConfigBuilder()
            .withMapping(DeadlineConfig.class)
            .build()
            .getConfigMapping(DeadlineConfig.class);

    @Test
    void shouldSayWhenTheWarningWasDueAndUntilWhenToCapture() {
        var deadline = NOON.plus(Duration.ofDays(7));

        var due = new Reserved(PAYMENT, NOON, deadline).captureDue(config.warnBefore());

        assertThat(due.occurredAt()).isEqualTo(NOON.plus(Duration.ofDays(6)));
        assertThat(due.captureGuaranteedUntil()).isEqualTo(deadline);
    }

    @Test
    void shouldWarnInTheLastQuarterWhenTheTimeIsShort() {
        var due = new Reserved(PAYMENT, NOON, NOON.plus(Duration.ofHours(4))).captureDue(config.warnBefore());

        assertThat(due.occurredAt()).isEqualTo(NOON.plus(Duration.ofHours(3)));
    }

    @Test
    void shouldTakeTheShortestPeriodOfAnyMarketWhenTheVendorDoesNotSay() {
        assertThat(config.captureWithin()).isEqualTo(Duration.ofDays(7));
    }
}
