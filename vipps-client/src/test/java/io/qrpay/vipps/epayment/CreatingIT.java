package io.qrpay.vipps.epayment;

import static io.qrpay.vipps.epayment.CoffeeAndBun.AMOUNT;
import static io.qrpay.vipps.epayment.CoffeeAndBun.CREATED;
import static io.qrpay.vipps.epayment.CoffeeAndBun.PAYMENT;
import static io.qrpay.vipps.epayment.CoffeeAndBun.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.vipps.Problem;
import io.qrpay.vipps.scripted.ConversationWithVipps;
import io.qrpay.vipps.scripted.Script;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent to create a payment, and what its answers mean. */
@QuarkusTest
class CreatingIT extends ConversationWithVipps {

    @Inject
    EpaymentApi api;

    @Test
    void shouldSendEveryFieldAndHeaderWhenCreating() {
        // Given
        vipps.answers(msn, Script.json(201, CREATED));

        // When
        var outcome = await(api.create(msn, PAYMENT, "c-1"));

        // Then
        assertThat(outcome).isEqualTo(new CreateOutcome.Created(REFERENCE, "https://qr-image.vipps.no/v1?token=eyJ"));
        var request = onlyRequest();
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /epayment/v1/payments");
        assertThat(request.body()).isEqualTo("""
                {"amount":{"value":4900,"currency":"NOK"},"paymentMethod":{"type":"WALLET"},\
                "customerInteraction":"CUSTOMER_PRESENT","reference":"pos7-20261121-0001","userFlow":"QR",\
                "qrFormat":{"format":"IMAGE/PNG","size":400},"paymentDescription":"Coffee and bun"}""");
        assertThat(List.of(
                        "Authorization",
                        "Ocp-Apim-Subscription-Key",
                        "Merchant-Serial-Number",
                        "Idempotency-Key",
                        "Vipps-System-Name",
                        "Vipps-System-Version",
                        "Vipps-System-Plugin-Name",
                        "Vipps-System-Plugin-Version",
                        "Content-Type"))
                .extracting(request.headers()::get)
                .containsExactly(
                        "Bearer token-1",
                        "key-" + msn,
                        msn,
                        "c-1",
                        "qrpay",
                        "1.2.3",
                        "till-bridge",
                        "1.2.3",
                        "application/json");
    }

    @ParameterizedTest
    @CsvSource({"SVG,IMAGE/SVG+XML", "TARGET_URL,TEXT/TARGETURL"})
    void shouldNameTheFormatAsTheVendorWhenItHasNoSize(QrFormat.Format format, String name) {
        // Given
        vipps.answers(msn, Script.json(201, "{\"reference\":\"pos7-20261121-0001\"}"));
        var way = new WayToPay.ScreenQr(new QrFormat(format, null));

        // When
        var outcome = await(api.create(msn, PaymentToCreate.inStore(REFERENCE, AMOUNT, way, null, null), "c-1"));

        // Then
        assertThat(outcome).isEqualTo(new CreateOutcome.Created(REFERENCE, null));
        assertThat(onlyRequest().body())
                .contains("\"qrFormat\":{\"format\":\"" + name + "\"}")
                .doesNotContain("paymentDescription");
    }

    @Test
    void shouldNameTheFieldsWhenTheVendorRefusesTheSchema() {
        // Given
        vipps.answers(msn, Script.problem(400, """
                {"type":"https://httpstatuses.io/400","title":"Bad Request","status":400,"traceId":"00-4b-01",
                 "extraDetails":[{"name":"PaymentDescription","reason":"length must be 3 to 100"}]}"""));

        // When
        var outcome = await(api.create(msn, PAYMENT, "c-1"));

        // Then
        assertThat(outcome)
                .isEqualTo(new CreateOutcome.Refused(new Problem(
                        400,
                        null,
                        "Bad Request",
                        null,
                        "00-4b-01",
                        List.of(new Problem.Field("PaymentDescription", "length must be 3 to 100")))));
        assertThat(vipps.received(msn)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400,5040", "400,6010", "403,", "422,", "400,6170", "400,4060", "400,4070", "400,5080", "400,7010"})
    void shouldRefuseCreationWhenTheNoIsDefinite(int status, String code) {
        // Given
        vipps.answers(msn, code == null ? Script.gateway(status, "no") : Script.code(status, code));

        // When
        var outcome = await(api.create(msn, PAYMENT, "c-1"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CreateOutcome.Refused.class,
                        refused -> assertThat(refused.problem())
                                .returns(status, Problem::status)
                                .returns(code, Problem::code));
        assertThat(vipps.received(msn)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"409,,1", "409,4020,1", "400,4020,1", "400,4150,1", "423,,3", "429,,3", "400,6160,3"})
    void shouldLeaveCreationUnclearWhenTheAnswerSpeaksOfAnotherCall(int status, String code, int attempts) {
        // Given
        vipps.alwaysAnswers(msn, code == null ? Script.empty(status) : Script.code(status, code));

        // When
        var outcome = await(api.create(msn, PAYMENT, "c-1"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CreateOutcome.Unclear.class,
                        unclear -> assertThat(unclear.problem())
                                .returns(status, Problem::status)
                                .returns(code, Problem::code));
        assertThat(vipps.received(msn)).hasSize(attempts);
    }

    @Test
    void shouldLeaveCreationUnclearWhenItsSuccessCannotBeRead() {
        // Given
        vipps.answers(msn, Script.json(201, "{}"));

        // When
        var outcome = await(api.create(msn, PAYMENT, "c-1"));

        // Then
        assertThat(outcome).isInstanceOf(CreateOutcome.Unclear.class);
    }
}
