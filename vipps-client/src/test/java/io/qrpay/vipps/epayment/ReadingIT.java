package io.qrpay.vipps.epayment;

import static io.qrpay.vipps.epayment.CoffeeAndBun.AMOUNT;
import static io.qrpay.vipps.epayment.CoffeeAndBun.REFERENCE;
import static io.qrpay.vipps.epayment.CoffeeAndBun.sums;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qrpay.vipps.Amount;
import io.qrpay.vipps.VippsUnavailable;
import io.qrpay.vipps.scripted.ConversationWithVipps;
import io.qrpay.vipps.scripted.Script;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a payment and its event log are read as, and which answers are none. */
@QuarkusTest
class ReadingIT extends ConversationWithVipps {

    @Inject
    EpaymentApi api;

    @Test
    void shouldReadAPaymentWhenItIsKnown() {
        // Given
        vipps.answers(msn, Script.json(200, """
                {"aggregate":%s,"amount":{"currency":"NOK","value":4900},"state":"AUTHORIZED",
                 "paymentMethod":{"type":"WALLET","cardBin":"123456"},"profile":{},"pspReference":"0b9f6c5e",
                 "reference":"pos7-20261121-0001","redirectUrl":"https://qr-image.vipps.no/v1?token=eyJ",
                 "captureGuaranteedUntil":"2026-09-01T07:53:44.812+00:00",
                 "userDetails":{"email":"kari@example.com"}}""".formatted(sums(4900, 0))));

        // When
        var outcome = await(api.payment(msn, REFERENCE));

        // Then
        assertThat(outcome)
                .isEqualTo(new ReadOutcome.Found(
                        REFERENCE,
                        VippsState.AUTHORIZED,
                        AMOUNT,
                        new Aggregate(AMOUNT, new Amount(0, "NOK"), new Amount(0, "NOK"), new Amount(0, "NOK")),
                        "0b9f6c5e",
                        "https://qr-image.vipps.no/v1?token=eyJ",
                        Instant.parse("2026-09-01T07:53:44.812Z")));
        assertThat(onlyRequest().method() + " " + onlyRequest().path())
                .isEqualTo("GET /epayment/v1/payments/" + REFERENCE);
        assertThat(onlyRequest().idempotencyKey()).isNull();
    }

    @Test
    void shouldReadAPaymentWhenItsStateIsNew() {
        // Given
        vipps.answers(msn, Script.json(200, """
                {"aggregate":%s,"amount":{"currency":"NOK","value":4900},"state":"ON_HOLD","pspReference":"0b9f6c5e",
                 "reference":"pos7-20261121-0001"}""".formatted(sums(0, 0))));

        // When
        var outcome = await(api.payment(msn, REFERENCE));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ReadOutcome.Found.class,
                        found -> assertThat(found.state()).isEqualTo(VippsState.UNKNOWN));
    }

    @Test
    void shouldNotKnowAPaymentWhenTheVendorDoesNot() {
        // Given
        vipps.answers(msn, Script.code(404, "5090"), Script.empty(404));

        // Then
        assertThat(await(api.payment(msn, REFERENCE))).isEqualTo(new ReadOutcome.Unknown());
        assertThat(await(api.events(msn, REFERENCE))).isEqualTo(new EventLogOutcome.UnknownPayment());
    }

    @Test
    void shouldReadTheEventLogWhateverItsTimestampsLookLike() {
        // Given
        vipps.answers(msn, Script.json(200, """
                [{"reference":"pos7-20261121-0001","pspReference":"3343121302","name":"CREATED",
                  "amount":{"currency":"NOK","value":4900},"timestamp":"2026-11-21T11:58:00.100Z",
                  "idempotencyKey":"c-1","success":true},
                 {"reference":"pos7-20261121-0001","pspReference":"7d2a","name":"CAPTURED",
                  "amount":{"currency":"NOK","value":1500},"timestamp":"2026-11-21T11:59:02.1234567Z",
                  "idempotencyKey":"op-1","success":false},
                 {"reference":"pos7-20261121-0001","pspReference":"7d2b","name":"CANCELLED","extra":[1],
                  "amount":{"currency":"NOK","value":4900},"timestamp":"2026-11-21T11:59:03Z",
                  "idempotencyKey":null,"success":true},
                 {"reference":"pos7-20261121-0001","pspReference":"7d2c","name":"FROZEN",
                  "amount":{"currency":"NOK","value":4900},"timestamp":"2026-11-21T11:59:04Z","success":true}]"""));

        // When
        var outcome = await(api.events(msn, REFERENCE));

        // Then
        assertThat(outcome)
                .isEqualTo(new EventLogOutcome.Known(List.of(
                        event("3343121302", PaymentEvent.Name.CREATED, 4900, "2026-11-21T11:58:00.100Z", "c-1", true),
                        event("7d2a", PaymentEvent.Name.CAPTURED, 1500, "2026-11-21T11:59:02.1234567Z", "op-1", false),
                        event("7d2b", PaymentEvent.Name.CANCELLED, 4900, "2026-11-21T11:59:03Z", null, true),
                        event("7d2c", PaymentEvent.Name.UNKNOWN, 4900, "2026-11-21T11:59:04Z", null, true))));
        assertThat(onlyRequest().path()).isEqualTo("/epayment/v1/payments/" + REFERENCE + "/events");
    }

    @ParameterizedTest
    @CsvSource({"400,1", "403,1", "429,2", "423,2"})
    void shouldBeUnavailableWhenAReadIsNotAnswered(int status, int attempts) {
        // Given
        vipps.alwaysAnswers(msn, Script.gateway(status, "no"));

        // Then
        assertThatThrownBy(() -> await(api.events(msn, REFERENCE))).isInstanceOf(VippsUnavailable.class);
        assertThat(vipps.received(msn)).hasSize(attempts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[{}]", "[null]", "nothing"})
    void shouldBeUnavailableWhenAReadCannotBeRead(String body) {
        // Given
        vipps.alwaysAnswers(msn, Script.json(200, body));

        // Then
        assertThatThrownBy(() -> await(api.events(msn, REFERENCE))).isInstanceOf(VippsUnavailable.class);
    }

    @Test
    void shouldBeUnavailableWhenTheGatewayDoesNotKnowThePath() {
        // Given
        vipps.alwaysAnswers(msn, Script.gateway(404, "Resource not found"));

        // Then
        assertThatThrownBy(() -> await(api.payment(msn, REFERENCE))).isInstanceOf(VippsUnavailable.class);
        assertThatThrownBy(() -> await(api.capture(msn, REFERENCE, AMOUNT, "op-1")))
                .isInstanceOf(VippsUnavailable.class);
    }

    private static PaymentEvent event(
            String pspReference, PaymentEvent.Name name, long value, String timestamp, String key, boolean success) {
        return new PaymentEvent(
                REFERENCE, pspReference, name, new Amount(value, "NOK"), Instant.parse(timestamp), key, success);
    }
}
