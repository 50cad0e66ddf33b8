package io.qrpay.initiator.creation;

import static io.qrpay.initiator.creation.OsloStore.CHECKOUT;
import static io.qrpay.initiator.creation.OsloStore.NOW;
import static io.qrpay.initiator.creation.OsloStore.RECEIVED;
import static io.qrpay.initiator.creation.OsloStore.failure;
import static io.qrpay.initiator.creation.VippsInMemory.Fault.AWAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.initiator.event.RecordingFactPublisher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Past its time a checkout makes no payment, and one that was made is told of. */
class LateCreationTest {
    private final VippsInMemory vipps = new VippsInMemory();
    private final RecordingFactPublisher facts = new RecordingFactPublisher();
    private final OsloStore store = new OsloStore(vipps, facts, new SimpleMeterRegistry());

    @Test
    void shouldRefuseAsStaleWhenItIsTooLateAndVippsDoesNotKnowIt() {
        // When
        var outcome = store.create(RECEIVED.plusSeconds(61), CHECKOUT);

        // Then
        assertThat(failure(outcome).code()).isEqualTo(Failure.STALE);
        assertThat(facts.facts.getLast().occurredAt()).isEqualTo(RECEIVED.plusSeconds(60));
        assertThat(vipps.calls).containsExactly("events");
    }

    @Test
    void shouldTellOfThePaymentWhenItIsTooLateButVippsKnowsIt() {
        // Given
        store.create(NOW, CHECKOUT);

        // When
        var outcome = store.create(RECEIVED.plusSeconds(61), CHECKOUT);

        // Then
        assertThat(outcome).isInstanceOf(CreationOutcome.Created.class);
        assertThat(vipps.calls).containsExactly("create", "events", "get");
    }

    @Test
    void shouldLeaveItToThePollingWhenVippsStaysAway() {
        // Given
        for (int i = 0; i < 100_000; i++) {
            vipps.faults(AWAY);
        }

        // When
        var outcome = store.creation(Clock.systemUTC())
                .settle(store.creation(Clock.systemUTC())
                        .paymentOf(CHECKOUT, Instant.now().minusSeconds(60))
                        .orElseThrow())
                .await()
                .atMost(Duration.ofSeconds(20));

        // Then
        assertThat(outcome).isInstanceOf(CreationOutcome.Open.class);
        assertThat(facts.facts).isEmpty();
        assertThat(vipps.calls).hasSizeLessThan(2000).endsWith("events").hasSizeGreaterThan(2);
    }
}
