package io.qrpay.initiator.creation;

import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.REFUSED;
import static io.qrpay.contracts.payment.FactName.REQUESTED;
import static io.qrpay.initiator.creation.OsloStore.ASKED;
import static io.qrpay.initiator.creation.OsloStore.CHECKOUT;
import static io.qrpay.initiator.creation.OsloStore.NOW;
import static io.qrpay.initiator.creation.OsloStore.RECEIVED;
import static io.qrpay.initiator.creation.OsloStore.URL;
import static io.qrpay.initiator.creation.OsloStore.checkout;
import static io.qrpay.initiator.creation.OsloStore.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.qrpay.contracts.Money;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.checkout.QrWish;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactSource;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.payment.Qr;
import io.qrpay.contracts.payment.Request;
import io.qrpay.initiator.event.BrokerUnavailable;
import io.qrpay.initiator.event.RecordingFactPublisher;
import io.qrpay.vipps.epayment.QrFormat;
import io.qrpay.vipps.epayment.WayToPay;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** One payment per checkout, or one refusal. */
class PaymentCreationTest {
    private final VippsInMemory vipps = new VippsInMemory();
    private final RecordingFactPublisher facts = new RecordingFactPublisher();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OsloStore store = new OsloStore(vipps, facts, meters);

    @Test
    void shouldCreateWhenNothingGoesWrong() {
        // When
        var outcome = store.create(NOW, CHECKOUT);

        // Then
        assertThat(outcome).isInstanceOf(CreationOutcome.Created.class);
        assertThat(facts.names()).containsExactly(REQUESTED, CREATED);
        assertThat(facts.facts.getFirst().occurredAt()).isEqualTo(ASKED);
        assertThat(facts.facts.getFirst().source()).isEqualTo(FactSource.TILL);
        assertThat(facts.facts.getFirst().request())
                .isEqualTo(new Request("oslo-1", "pos-7", ASKED, RECEIVED.plusSeconds(60), CaptureMode.AUTO, null));
        var created = facts.facts.getLast();
        assertThat(created.source()).isEqualTo(FactSource.ANSWER);
        assertThat(created.idempotencyKey())
                .isEqualTo(vipps.payments.get("pos7-0000001").key());
        assertThat(created.qr()).isEqualTo(new Qr(URL, null, NOW.plusSeconds(600)));
        assertThat(vipps.calls).containsExactly("create");
    }

    @Test
    void shouldSayNothingToVippsWhenTheBrokerDoesNotTakeTheRequest() {
        // Given
        facts.away = true;

        // When
        assertThatThrownBy(() -> store.create(NOW, CHECKOUT)).isInstanceOf(BrokerUnavailable.class);

        // Then
        assertThat(vipps.calls).isEmpty();
    }

    @Test
    void shouldMakeOnePaymentWhenTheSameCheckoutComesAgain() {
        // Given
        store.create(NOW, CHECKOUT);

        // When
        var again = store.create(NOW.plusSeconds(5), checkout(4900));

        // Then
        assertThat(again).isInstanceOf(CreationOutcome.Created.class);
        assertThat(vipps.payments).hasSize(1);
        assertThat(facts.facts).extracting(Fact::idempotencyKey).hasSize(4).containsOnly(key());
        assertThat(facts.facts.get(2)).isEqualTo(facts.facts.get(0));
    }

    @Test
    void shouldRefuseTheSecondOnlyWhenItHasOtherContent() {
        // Given
        store.create(NOW, CHECKOUT);

        // When
        var second = store.create(NOW, checkout(5000));

        // Then
        assertThat(failure(second).code()).isEqualTo(Failure.CONFLICT);
        assertThat(vipps.payments.get("pos7-0000001").payment().amount().value())
                .isEqualTo(4900);
        assertThat(facts.names()).containsExactly(REQUESTED, CREATED, REQUESTED, REFUSED);
        assertThat(facts.facts.getLast().idempotencyKey())
                .isEqualTo(facts.facts.get(2).idempotencyKey())
                .isNotEqualTo(key());
    }

    @Test
    void shouldRefuseWhenTheEventLogDoesNotTellWhoseThePaymentIs() {
        // Given
        store.create(NOW, CHECKOUT);
        vipps.logTellsKeys = false;

        // When
        var second = store.create(NOW, checkout(5000));

        // Then
        assertThat(failure(second).code()).isEqualTo(Failure.CONFLICT);
    }

    @Test
    void shouldRefuseWithTheVendorsCodeWhenVippsSaysNo() {
        // Given
        vipps.faults(VippsInMemory.Fault.REFUSED);

        // When
        var outcome = store.create(NOW, CHECKOUT);

        // Then
        assertThat(failure(outcome)).isEqualTo(new Failure("6010", "Nope"));
        assertThat(facts.names()).containsExactly(REQUESTED, REFUSED);
        assertThat(facts.facts.getLast().source()).isEqualTo(FactSource.ANSWER);
        assertThat(meters.get("qrpay.checkout.refused")
                        .tag("code", "6010")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldAskForWhatTheTillCanShow() {
        // When
        store.create(NOW, with(new QrWish(QrWish.Format.CONTENT, null)));

        // Then
        assertThat(vipps.payments.get("pos7-0000001").payment().wayToPay())
                .isEqualTo(new WayToPay.ScreenQr(QrFormat.targetUrl()));
        assertThat(facts.facts.getLast().qr()).isEqualTo(new Qr(null, URL, NOW.plusSeconds(600)));
    }

    @Test
    void shouldHaveNoPaymentWhenTheStoreIsUnknown() {
        assertThat(store.creation(Clock.fixed(NOW, ZoneOffset.UTC))
                        .paymentOf(
                                new CheckoutRequested(
                                        "bergen-1",
                                        "pos-7",
                                        "pos7-0000001",
                                        new Money(4900, "NOK"),
                                        null,
                                        ASKED,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null),
                                RECEIVED))
                .isEmpty();
    }

    private String key() {
        return vipps.payments.get("pos7-0000001").key();
    }

    private static CheckoutRequested with(QrWish qr) {
        return new CheckoutRequested(
                "oslo-1",
                "pos-7",
                "pos7-0000001",
                new Money(4900, "NOK"),
                "Coffee",
                ASKED,
                null,
                null,
                qr,
                null,
                null,
                null);
    }
}
