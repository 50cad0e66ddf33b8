package io.qrpay.initiator.creation;

import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.REQUESTED;
import static io.qrpay.initiator.creation.OsloStore.NOW;
import static io.qrpay.initiator.creation.VippsInMemory.Fault.ANSWER_LOST;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.checkout.Customer;
import io.qrpay.initiator.event.RecordingFactPublisher;
import org.junit.jupiter.api.Test;

/** Where the customer's phone asks, there is nothing to show and nothing to look for. */
class AskingOnThePhoneTest {
    private final VippsInMemory vipps = new VippsInMemory();
    private final RecordingFactPublisher facts = new RecordingFactPublisher();
    private final OsloStore store = new OsloStore(vipps, facts, new SimpleMeterRegistry());

    @Test
    void shouldTellOfAPaymentAndNotWhoPaysWhenTheCustomersPhoneAsks() {
        // When
        var outcome = store.create(NOW, checkoutOf(Customer.withPhoneNumber("4700000000")));

        // Then
        assertThat(((CreationOutcome.Created) outcome).qr()).isNull();
        assertThat(facts.names()).containsExactly(REQUESTED, CREATED);
        assertThat(facts.facts).noneMatch(fact -> fact.toString().contains("4700000000"));
    }

    @Test
    void shouldLookForNothingToShowWhenTheAnswerIsLost() {
        // Given
        vipps.faults(ANSWER_LOST);

        // When
        var outcome = store.create(NOW, checkoutOf(Customer.withPersonalQr("https://qr.vipps.no/p/x")));

        // Then
        assertThat(((CreationOutcome.Created) outcome).qr()).isNull();
        assertThat(vipps.calls).containsExactly("create", "events");
        assertThat(vipps.payments).hasSize(1);
    }

    private static CheckoutRequested checkoutOf(Customer customer) {
        return new CheckoutRequested(
                "oslo-1",
                "pos-7",
                "pos7-0000001",
                new Money(4900, "NOK"),
                "Coffee",
                OsloStore.ASKED,
                null,
                null,
                null,
                customer,
                null,
                null);
    }
}
