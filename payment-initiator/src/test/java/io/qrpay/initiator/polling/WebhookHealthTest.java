package io.qrpay.initiator.polling;

import static io.qrpay.initiator.polling.Polled.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookHealthTest {
    private static final String MSN = "123456";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final WebhookHealth health = new WebhookHealth(Polled.config(), meters);

    @Test
    void shouldTrustUntilOneIsMissed() {
        assertThat(health.isTrusted(MSN)).isTrue();

        health.missed(MSN, START);

        assertThat(health.isTrusted(MSN)).isFalse();
        assertThat(health.isTrusted("654321")).isTrue();
        assertThat(meters.get("qrpay.webhooks.unhealthy").gauge().value()).isEqualTo(1);
    }

    @Test
    void shouldCountWhatWasMissedPerSalesUnit() {
        health.missed(MSN, START);
        health.missed(MSN, START);

        assertThat(meters.get("qrpay.webhooks.missed").tag("msn", MSN).counter().count())
                .isEqualTo(2);
    }

    @Test
    void shouldTrustAgainWhenOneComesInTimeAndNoneWasMissedForAWhile() {
        health.missed(MSN, START);

        health.arrived(MSN, START.plusSeconds(29));
        assertThat(health.isTrusted(MSN)).isFalse();
        health.arrived(MSN, START.plusSeconds(30));
        assertThat(health.isTrusted(MSN)).isTrue();
    }

    @Test
    void shouldNotTrustWhenSomeComeAndSomeDoNot() {
        for (int second = 0; second < 600; second += 20) {
            health.missed(MSN, START.plusSeconds(second));
            health.arrived(MSN, START.plusSeconds(second + 1));
            health.arrived(MSN, START.plusSeconds(second + 19));
            assertThat(health.isTrusted(MSN)).isFalse();
        }
    }

    @Test
    void shouldNotTrustForTimesSakeAlone() {
        health.missed(MSN, START);

        health.add(MSN, new Arrivals(START.minusSeconds(3_600), START.plusSeconds(1)));

        assertThat(health.isTrusted(MSN)).isFalse();
    }

    @Test
    void shouldThinkAsTheOthersDoWhateverTheOrderInWhichItHears() {
        var other = new WebhookHealth(Polled.config(), new SimpleMeterRegistry());
        health.missed(MSN, START);
        var missed = health.takeUnshared();
        health.arrived(MSN, START.plusSeconds(40));
        var mended = health.takeUnshared();

        mended.forEach(other::add);
        missed.forEach(other::add);

        assertThat(other.isTrusted(MSN)).isTrue();
        assertThat(other.takeUnshared()).as("what was heard is not told again").isEmpty();
    }

    @Test
    void shouldTellOthersWhatChangesAndNothingElse() {
        health.arrived(MSN, START);
        assertThat(health.takeUnshared()).isEmpty();

        health.missed(MSN, START);
        health.arrived(MSN, START.plusSeconds(3));
        assertThat(health.takeUnshared()).isEqualTo(Map.of(MSN, new Arrivals(START, null)));

        health.arrived(MSN, START.plusSeconds(31));
        health.arrived(MSN, START.plusSeconds(32));
        assertThat(health.takeUnshared()).isEqualTo(Map.of(MSN, new Arrivals(START, START.plusSeconds(31))));
        assertThat(health.takeUnshared()).isEmpty();
    }

    @Test
    void shouldTellAgainWhatCouldNotBeTold() {
        health.missed(MSN, START);
        var news = health.takeUnshared();

        health.keepUnshared(news.keySet());

        assertThat(health.takeUnshared()).isEqualTo(news);
    }
}
