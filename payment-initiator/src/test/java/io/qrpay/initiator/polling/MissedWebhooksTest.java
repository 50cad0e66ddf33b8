package io.qrpay.initiator.polling;

import static io.qrpay.initiator.polling.Polled.PAYMENT;
import static io.qrpay.initiator.polling.Polled.POLL;
import static io.qrpay.initiator.polling.Polled.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.initiator.fold.News;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissedWebhooksTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final WebhookHealth health = new WebhookHealth(Polled.config(), meters);
    private final Ticking clock = new Ticking();
    private final MissedWebhooks missed = new MissedWebhooks(Polled.config(), health, clock);

    @Test
    void shouldCallItMissedWhenNoWebhookCameInTime() {
        folded(2, log());

        assertThat(missedAt(10)).isZero();
        assertThat(missedAt(11)).isEqualTo(1);
        assertThat(missedAt(99)).as("once").isEqualTo(1);
        assertThat(health.isTrusted(PAYMENT.msn())).isFalse();
    }

    @Test
    void shouldNotCallItMissedWhenTheWebhookCameBeforeOrAfterThePoll() {
        folded(2, new News(log().fact(), true));
        folded(3, log());
        folded(9, webhook());

        assertThat(missedAt(99)).isZero();
    }

    @Test
    void shouldCallItMissedWhenAPollFoundItLate() {
        folded(70, log());

        assertThat(missedAt(71)).isEqualTo(1);
    }

    @Test
    void shouldNotJudgeHistory() {
        folded(3_601, log());

        assertThat(missedAt(3_700)).isZero();
    }

    @Test
    void shouldNotJudgeForAnotherReplica() {
        folded(2, log());

        missed.revoked(Set.of(3));

        assertThat(missedAt(99)).isZero();
    }

    @Test
    void shouldJudgeNothingWhenItOnlyRebuilds() {
        var rebuilding = new MissedWebhooks(Polled.config(Map.of("qrpay.polling.enabled", "false")), health, clock);
        clock.now = START.plusSeconds(70);

        rebuilding.folded(Polled.status(PaymentState.AWAITING_CUSTOMER), 3, POLL, List.of(log()));
        rebuilding.judge(START.plusSeconds(99));

        assertThat(health.isTrusted(PAYMENT.msn())).isTrue();
    }

    @Test
    void shouldTrustAgainForAWebhookInTimeAndNotForALateOne() {
        health.missed(PAYMENT.msn(), START.minusSeconds(60));

        folded(11, webhook());
        assertThat(health.isTrusted(PAYMENT.msn())).isFalse();
        folded(10, webhook());
        assertThat(health.isTrusted(PAYMENT.msn())).isTrue();
    }

    private void folded(int second, News news) {
        clock.now = START.plusSeconds(second);
        missed.folded(Polled.status(PaymentState.AWAITING_CUSTOMER), 3, POLL, List.of(news));
    }

    private double missedAt(int second) {
        missed.judge(START.plusSeconds(second));
        var counter = meters.find("qrpay.webhooks.missed").counter();
        return counter == null ? 0 : counter.count();
    }

    private static News log() {
        return new News(event(FactSource.EVENT_LOG), false);
    }

    private static News webhook() {
        return new News(event(FactSource.WEBHOOK), true);
    }

    private static Fact event(FactSource source) {
        return Fact.of(PAYMENT, FactName.AUTHORIZED, source, START)
                .pspReference("psp-1")
                .build();
    }

    private static final class Ticking extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
