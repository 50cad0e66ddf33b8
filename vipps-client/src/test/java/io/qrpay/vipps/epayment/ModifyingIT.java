package io.qrpay.vipps.epayment;

import static io.qrpay.vipps.epayment.CoffeeAndBun.AMOUNT;
import static io.qrpay.vipps.epayment.CoffeeAndBun.CAPTURED;
import static io.qrpay.vipps.epayment.CoffeeAndBun.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.qrpay.vipps.Amount;
import io.qrpay.vipps.Problem;
import io.qrpay.vipps.scripted.ConversationWithVipps;
import io.qrpay.vipps.scripted.Script;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to capture, refund and cancel, and what the answers mean. */
@QuarkusTest
class ModifyingIT extends ConversationWithVipps {

    @Inject
    EpaymentApi api;

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/problem+json", "text/plain"})
    void shouldReadAModificationWhateverItsContentType(String contentType) {
        // Given
        vipps.answers(msn, Script.answer(200, CAPTURED, Map.of("Content-Type", contentType)));

        // When
        var outcome = await(api.capture(msn, REFERENCE, new Amount(1500, "NOK"), "op-1"));

        // Then
        assertThat(outcome)
                .isEqualTo(new ModifyOutcome.Done(
                        VippsState.AUTHORIZED,
                        new Aggregate(AMOUNT, new Amount(1500, "NOK"), new Amount(0, "NOK"), new Amount(0, "NOK")),
                        "0b9f6c5e"));
        var request = onlyRequest();
        assertThat(request.path()).isEqualTo("/epayment/v1/payments/" + REFERENCE + "/capture");
        assertThat(request.body()).isEqualTo("{\"modificationAmount\":{\"value\":1500,\"currency\":\"NOK\"}}");
        assertThat(request.idempotencyKey()).isEqualTo("op-1");
    }

    @Test
    void shouldSendAmountAndKeyWhenRefunding() {
        // Given
        vipps.answers(msn, Script.json(200, CAPTURED));

        // When
        var outcome = await(api.refund(msn, REFERENCE, new Amount(500, "NOK"), "op-2"));

        // Then
        assertThat(outcome).isInstanceOf(ModifyOutcome.Done.class);
        assertThat(onlyRequest().path()).isEqualTo("/epayment/v1/payments/" + REFERENCE + "/refund");
        assertThat(onlyRequest().body()).isEqualTo("{\"modificationAmount\":{\"value\":500,\"currency\":\"NOK\"}}");
        assertThat(onlyRequest().idempotencyKey()).isEqualTo("op-2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldSayWhetherTheReservationMayGoWhenCancelling(boolean cancelTransactionOnly) {
        // Given
        vipps.answers(msn, Script.json(200, CAPTURED));

        // When
        var outcome = await(api.cancel(msn, REFERENCE, cancelTransactionOnly, "op-3"));

        // Then
        assertThat(outcome).isInstanceOf(ModifyOutcome.Done.class);
        assertThat(onlyRequest().path()).isEqualTo("/epayment/v1/payments/" + REFERENCE + "/cancel");
        assertThat(onlyRequest().body()).isEqualTo("{\"cancelTransactionOnly\":" + cancelTransactionOnly + "}");
        assertThat(onlyRequest().idempotencyKey()).isEqualTo("op-3");
    }

    @ParameterizedTest
    @CsvSource({"409,,1", "423,,3", "429,,3", "400,4010,1", "400,4150,1", "400,6160,3", "400,6170,1", "400,6180,1"})
    void shouldLeaveAModificationUnclearWhenItMayHaveTakenEffect(int status, String code, int attempts) {
        // Given
        vipps.alwaysAnswers(msn, code == null ? Script.gateway(status, "wait") : Script.code(status, code));

        // When
        var outcome = await(api.capture(msn, REFERENCE, AMOUNT, "op-1"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ModifyOutcome.Unclear.class,
                        unclear -> assertThat(unclear.problem())
                                .returns(status, Problem::status)
                                .returns(code, Problem::code));
        assertThat(vipps.received(msn)).hasSize(attempts);
    }

    @ParameterizedTest
    @CsvSource({"400,6060", "400,6080", "400,6100", "404,5090", "400,6190", "403,"})
    void shouldRefuseAModificationWhenTheNoIsDefinite(int status, String code) {
        // Given
        vipps.answers(msn, code == null ? Script.empty(status) : Script.code(status, code));

        // When
        var outcome = await(api.cancel(msn, REFERENCE, true, "op-1"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ModifyOutcome.Refused.class,
                        refused -> assertThat(refused.problem())
                                .returns(status, Problem::status)
                                .returns(code, Problem::code));
        assertThat(vipps.received(msn)).hasSize(1);
    }

    @Test
    void shouldNotTakeANoForDefiniteWhenAnEarlierAnswerWasLost() {
        // Given
        vipps.answers(msn, Script.drop(), Script.code(400, "6090"));

        // When
        var outcome = await(api.capture(msn, REFERENCE, AMOUNT, "op-1"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ModifyOutcome.Unclear.class,
                        unclear -> assertThat(unclear.problem().code()).isEqualTo("6090"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "<html/>", "{\"state\":\"AUTHORIZED\",\"pspReference\":\"1\"}"})
    void shouldLeaveAModificationUnclearWhenItsSuccessCannotBeRead(String body) {
        // Given
        vipps.answers(msn, Script.json(200, body));

        // When
        var outcome = await(api.capture(msn, REFERENCE, AMOUNT, "op-1"));

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ModifyOutcome.Unclear.class,
                        unclear -> assertThat(unclear.problem().status()).isEqualTo(200));
    }
}
