package io.qrpay.simulator.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrowdTest {

    private static final int CUSTOMERS = 10_000;

    @Test
    void shouldKeepSharesAndDelaysWhenManyCome() {
        // Given
        var crowd = new Crowd(0.7, 0.2, 0.1, new Crowd.Delay(100, 500, 3000), 42, 0);

        // When
        var plans = plansOf(crowd);

        // Then
        assertThat(shareOf(Crowd.Plan.Approve.class, plans)).isCloseTo(0.7, within(0.02));
        assertThat(shareOf(Crowd.Plan.Decline.class, plans)).isCloseTo(0.2, within(0.02));
        var delays = plans.stream()
                .filter(Crowd.Plan.Approve.class::isInstance)
                .map(Crowd.Plan.Approve.class::cast)
                .mapToLong(Crowd.Plan.Approve::afterMillis)
                .sorted()
                .toArray();
        assertThat(delays[0]).isGreaterThanOrEqualTo(100);
        assertThat(delays[delays.length / 2]).isBetween(470L, 530L);
        assertThat(delays[delays.length - 1]).isLessThanOrEqualTo(3000);
    }

    @Test
    void shouldRepeatItselfWhenSeedIsTheSame() {
        // Given
        var delay = new Crowd.Delay(0, 10, 100);

        // When
        var first = plansOf(new Crowd(0.5, 0.3, 0.2, delay, 7, 0));
        var again = plansOf(new Crowd(0.5, 0.3, 0.2, delay, 7, 0));
        var other = plansOf(new Crowd(0.5, 0.3, 0.2, delay, 8, 0));

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    private static List<Crowd.Plan> plansOf(Crowd crowd) {
        return IntStream.range(0, CUSTOMERS)
                .mapToObj(customer -> crowd.planFor("123456", "reference-" + customer))
                .toList();
    }

    private static double shareOf(Class<?> kind, List<Crowd.Plan> plans) {
        return plans.stream().filter(kind::isInstance).count() / (double) CUSTOMERS;
    }
}
