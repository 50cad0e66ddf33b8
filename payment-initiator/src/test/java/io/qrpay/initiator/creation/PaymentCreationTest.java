package io.qrpay.initiator.creation;

import static io.qrpay.contracts.payment.FactName.CREATED;
import static io.qrpay.contracts.payment.FactName.REFUSED;
import static io.qrpay.contracts.payment.FactName.REQUESTED;
import static io.qrpay.initiator.creation.VippsInMemory.Fault.ANSWER_LOST;
import static io.qrpay.initiator.creation.VippsInMemory.Fault.AWAY;
import static io.qrpay.initiator.creation.VippsInMemory.Fault.UNCLEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
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
import io.qrpay.vipps.epayment.VippsState;
import io.qrpay.vipps.salesunit.Credentials;
import io.qrpay.vipps.salesunit.SalesUnits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PaymentCreationTest {
    private static final Instant ASKED = Instant.parse("2026-11-21T11:59:59Z");
    private static final Instant RECEIVED = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant NOW = RECEIVED.plusMillis(300);
    private static final CheckoutRequested CHECKOUT = checkout(4900);
    private static final String URL = VippsInMemory.url("pos7-0000001");

    private final VippsInMemory vipps = new VippsInMemory();
    private final RecordingFactPublisher facts = new RecordingFactPublisher();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void shouldCreateWhenNothingGoesWrong() {
        // When
        var outcome = create(NOW, CHECKOUT);

        // Then
        assertThat(outcome).isInstanceOf(CreationOutcome.Created.class);
        assertThat(facts.names()).containsExactly(REQUESTED, CREATED);
        assertThat(facts.facts.getFirst().occurredAt()).isEqualTo(ASKED);
        assertThat(facts.facts.getFirst().source()).isEqualTo(FactSource.TILL);
        assertThat(facts.facts.getFirst().request())
                .isEqualTo(new Request("oslo-1", "pos-7", ASKED, RECEIVED.plusSeconds(60), CaptureMode.AUTO));
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
        assertThatThrownBy(() -> create(NOW, CHECKOUT)).isInstanceOf(BrokerUnavailable.class);

        // Then
        assertThat(vipps.calls).isEmpty();
    }

    @Test
    void shouldMakeOnePaymentWhenTheSameCheckoutComesAgain() {
        // Given
        create(NOW, CHECKOUT);

        // When
        var again = create(NOW.plusSeconds(5), checkout(4900));

        // Then
        assertThat(again).isInstanceOf(CreationOutcome.Created.class);
        assertThat(vipps.payments).hasSize(1);
        assertThat(facts.facts).extracting(Fact::idempotencyKey).hasSize(4).containsOnly(key());
        assertThat(facts.facts.get(2)).isEqualTo(facts.facts.get(0));
    }

    @Test
    void shouldFindThePaymentWhenARepeatIsNotAnswered() {
        // Given
        create(NOW, CHECKOUT);
        vipps.repeatsAreAnswered = false;

        // When
        var again = create(NOW.plusSeconds(5), CHECKOUT);

        // Then
        assertThat(again).isInstanceOf(CreationOutcome.Created.class);
        var found = facts.facts.getLast();
        assertThat(found.source()).isEqualTo(FactSource.EVENT_LOG);
        assertThat(found.occurredAt()).isEqualTo(VippsInMemory.CREATED_AT);
        assertThat(found.pspReference()).isEqualTo("psp-1");
        assertThat(found.qr()).isEqualTo(new Qr(URL, null, VippsInMemory.CREATED_AT.plusSeconds(600)));
    }

    @Test
    void shouldRefuseTheSecondOnlyWhenItHasOtherContent() {
        // Given
        create(NOW, CHECKOUT);

        // When
        var second = create(NOW, checkout(5000));

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
        create(NOW, CHECKOUT);
        vipps.logTellsKeys = false;

        // When
        var second = create(NOW, checkout(5000));

        // Then
        assertThat(failure(second).code()).isEqualTo(Failure.CONFLICT);
    }

    @Test
    void shouldFindThePaymentWhenTheAnswerIsLost() {
        // Given
        vipps.faults(ANSWER_LOST);

        // When
        var outcome = create(NOW, CHECKOUT);

        // Then
        assertThat(((CreationOutcome.Created) outcome).qr())
                .isEqualTo(new Qr(URL, null, VippsInMemory.CREATED_AT.plusSeconds(600)));
        assertThat(vipps.calls).containsExactly("create", "events", "get");
    }

    @Test
    void shouldRepeatTheCreateWhenAGetDoesNotTellWhatToShow() {
        // Given
        vipps.faults(ANSWER_LOST);
        vipps.getTellsRedirectUrl = false;

        // When
        var outcome = create(NOW, CHECKOUT);

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
        var outcome = create(NOW, CHECKOUT);

        // Then
        assertThat(((CreationOutcome.Created) outcome).qr()).isNull();
        assertThat(facts.names()).containsExactly(REQUESTED, CREATED);
    }

    @Test
    void shouldLookBeforeItCreatesAgainWhenVippsWasAway() {
        // Given
        vipps.faults(AWAY, AWAY, AWAY);

        // When
        var outcome = create(NOW, CHECKOUT);

        // Then
        assertThat(outcome).isInstanceOf(CreationOutcome.Created.class);
        assertThat(vipps.calls).containsExactly("create", "events", "events", "events", "create");
    }

    @Test
    void shouldTryAgainWhenNeitherAnswerNorLogIsClear() {
        // Given
        vipps.faults(UNCLEAR);

        // When
        var outcome = create(NOW, CHECKOUT);

        // Then
        assertThat(outcome).isInstanceOf(CreationOutcome.Created.class);
        assertThat(vipps.calls).containsExactly("create", "events", "events", "create");
    }

    @Test
    void shouldRefuseWithTheVendorsCodeWhenVippsSaysNo() {
        // Given
        vipps.faults(VippsInMemory.Fault.REFUSED);

        // When
        var outcome = create(NOW, CHECKOUT);

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
    void shouldRefuseAsStaleWhenItIsTooLateAndVippsDoesNotKnowIt() {
        // When
        var outcome = create(RECEIVED.plusSeconds(61), CHECKOUT);

        // Then
        assertThat(failure(outcome).code()).isEqualTo(Failure.STALE);
        assertThat(facts.facts.getLast().occurredAt()).isEqualTo(RECEIVED.plusSeconds(60));
        assertThat(vipps.calls).containsExactly("events");
    }

    @Test
    void shouldTellOfThePaymentWhenItIsTooLateButVippsKnowsIt() {
        // Given
        create(NOW, CHECKOUT);

        // When
        var outcome = create(RECEIVED.plusSeconds(61), CHECKOUT);

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
        var outcome = creation(Clock.systemUTC())
                .settle(creation(Clock.systemUTC())
                        .paymentOf(CHECKOUT, Instant.now().minusSeconds(60))
                        .orElseThrow())
                .await()
                .atMost(Duration.ofSeconds(20));

        // Then
        assertThat(outcome).isInstanceOf(CreationOutcome.Open.class);
        assertThat(facts.facts).isEmpty();
        assertThat(vipps.calls).hasSizeLessThan(2000).endsWith("events").hasSizeGreaterThan(2);
    }

    @Test
    void shouldAskForWhatTheTillCanShow() {
        // When
        create(NOW, with(new QrWish(QrWish.Format.CONTENT, null)));

        // Then
        assertThat(vipps.payments.get("pos7-0000001").payment().qrFormat()).isEqualTo(QrFormat.targetUrl());
        assertThat(facts.facts.getLast().qr()).isEqualTo(new Qr(null, URL, NOW.plusSeconds(600)));
    }

    @Test
    void shouldHaveNoPaymentWhenTheStoreIsUnknown() {
        assertThat(creation(Clock.fixed(NOW, ZoneOffset.UTC))
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
                                        null),
                                RECEIVED))
                .isEmpty();
    }

    private CreationOutcome create(Instant now, CheckoutRequested checkout) {
        var creation = creation(Clock.fixed(now, ZoneOffset.UTC));
        var payment = creation.paymentOf(checkout, RECEIVED).orElseThrow();
        return creation.request(payment).chain(creation::settle).await().atMost(Duration.ofSeconds(10));
    }

    private PaymentCreation creation(Clock clock) {
        var config = new Config();
        var call = new CreateCall(vipps, config);
        var json = new ObjectMapper().registerModule(new JavaTimeModule());
        return new PaymentCreation(
                new OneStore(),
                new CreationKey(config, json),
                facts,
                new VippsCreation(call, new CreationLookUp(vipps, call), config, clock),
                new CreationMeters(meters, clock),
                config);
    }

    private String key() {
        return vipps.payments.get("pos7-0000001").key();
    }

    private static Failure failure(CreationOutcome outcome) {
        return ((CreationOutcome.Refused) outcome).failure();
    }

    private static CheckoutRequested checkout(long amount) {
        return new CheckoutRequested(
                "oslo-1", "pos-7", "pos7-0000001", new Money(amount, "NOK"), "Coffee", ASKED, null, null, null);
    }

    private static CheckoutRequested with(QrWish qr) {
        return new CheckoutRequested(
                "oslo-1", "pos-7", "pos7-0000001", new Money(4900, "NOK"), "Coffee", ASKED, null, null, qr);
    }

    private static final class Config implements CreationConfig {
        @Override
        public String keySecret() {
            return "a secret for the tests";
        }

        @Override
        public Duration validFor() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration lifetime() {
            return Duration.ofMinutes(10);
        }

        @Override
        public Duration lookUpFor() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration firstPause() {
            return Duration.ofMillis(2);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofMillis(20);
        }
    }

    private static final class OneStore implements SalesUnits {
        @Override
        public Optional<String> msnOf(String storeId, Instant at) {
            return storeId.equals("oslo-1") ? Optional.of("123456") : Optional.empty();
        }

        @Override
        public Set<String> msns() {
            return Set.of("123456");
        }

        @Override
        public Optional<Credentials> credentialsOf(String msn) {
            return Optional.empty();
        }
    }
}
