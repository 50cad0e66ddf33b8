package io.qrpay.initiator.creation;

import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.REQUESTED;
import static io.qrpay.initiator.creation.OsloStore.CHECKOUT;
import static io.qrpay.initiator.creation.OsloStore.NOW;
import static io.qrpay.initiator.creation.OsloStore.URL;
import static io.qrpay.initiator.creation.VippsInMemory.Fault.ANSWER_LOST;
import static io.qrpay.initiator.creation.VippsInMemory.Fault.AWAY;
import static io.qrpay.initiator.creation.VippsInMemory.Fault.UNCLEAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Qr;
import io.qrpay.initiator.event.RecordingFactPublisher;
import io.qrpay.vipps.epayment.VippsState;
import org.junit.jupiter.api.Test;

/** Where an answer is lost or unclear, Vipps is asked before anything is made again. */
class UnclearCreationTest {
    private final VippsInMemory vipps = new VippsInMemory();
    private final RecordingFactPublisher facts = new RecordingFactPublisher();
    private final OsloStore store = new OsloStore(vipps, facts, new SimpleMeterRegistry());

    @Test
    void shouldFindThePaymentWhenTheAnswerIsLost() {
        // Given
        vipps.faults(ANSWER_LOST);

        // When
        var outcome = store.create(NOW, CHECKOUT);

        // Then
        assertThat(((CreationOutcome.Created) outcome).qr())
                .isEqualTo(new Qr(URL, null, VippsInMemory.CREATED_AT.plusSeconds(600)));
        assertThat(vipps.calls).containsExactly("create", "events", "get");
    }

    @Test
    void shouldFindThePaymentWhenARepeatIsNotAnswered() {
        // Given
        store.create(NOW, CHECKOUT);
        vipps.repeatsAreAnswered = false;

        // When
        var again = store.create(NOW.plusSeconds(5), CHECKOUT);

        // Then
        assertThat(again).isInstanceOf(CreationOutcome.Created.class);
        var found = facts.facts.getLast();
        assertThat(found.source()).isEqualTo(FactSource.EVENT_LOG);
        assertThat(found.occurredAt()).isEqualTo(VippsInMemory.CREATED_AT);
        assertThat(found.pspReference()).isEqualTo("psp-1");
        assertThat(found.qr()).isEqualTo(new Qr(URL, null, VippsInMemory.CREATED_AT.plusSeconds(600)));
    }

    @Test
    void shouldRepeatTheCreateWhenAGetDoesNotTellWhatToShow() {
        // Given
        vipps.faults(ANSWER_LOST);
        vipps.getTellsRedirectUrl = false;

        // When
        var outcome = store.create(NOW, CHECKOUT);

        // Then
        assertThat(((CreationOutcome.Created) outcome).qr().imageUrl()).isEqualTo(URL);
        assertThat(vipps.calls).containsExactly("create", "events", "get", "create");
        assertThat(vipps.payments).hasSize(1);
    }

    @Test
    void shouldShowNothingWhenTheCustomerHasApprovedMeanwhile() {
        // Given
        vipps.faults(ANSWER_LOST);
        vipps.state = VippsState.AUTHORIZED;

        // When
        var outcome = store.create(NOW, CHECKOUT);

        // Then
        assertThat(((CreationOutcome.Created) outcome).qr()).isNull();
        assertThat(facts.names()).containsExactly(REQUESTED, CREATED);
    }

    @Test
    void shouldLookBeforeItCreatesAgainWhenVippsWasAway() {
        // Given
        vipps.faults(AWAY, AWAY, AWAY);

        // When
        var outcome = store.create(NOW, CHECKOUT);

        // Then
        assertThat(outcome).isInstanceOf(CreationOutcome.Created.class);
        assertThat(vipps.calls).containsExactly("create", "events", "events", "events", "create");
    }

    @Test
    void shouldTryAgainWhenNeitherAnswerNorLogIsClear() {
        // Given
        vipps.faults(UNCLEAR);

        // When
        var outcome = store.create(NOW, CHECKOUT);

        // Then
        assertThat(outcome).isInstanceOf(CreationOutcome.Created.class);
        assertThat(vipps.calls).containsExactly("create", "events", "events", "create");
    }
}
