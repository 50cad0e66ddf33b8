package io.qrpay.vipps.ecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qrpay.vipps.Problem;
import io.qrpay.vipps.ecom.EcomOutcome.Progress;
import io.qrpay.vipps.scripted.ConversationWithVipps;
import io.qrpay.vipps.scripted.Script;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class EcomApiIT extends ConversationWithVipps {
    private static final String ENTRY = """
            {"amount":4900,"transactionText":"x","operation":"%s","operationSuccess":%s%s}""";

    @Inject
    EcomApi api;

    private static String entry(String operation, boolean success, String transaction) {
        return ENTRY.formatted(operation, success, transaction);
    }

    @Test
    void shouldBeScannedOnceThereIsATransaction() {
        // Given
        vipps.answers(
                msn,
                details(entry("INITIATE", true, "")),
                details(entry("INITIATE", true, ",\"transactionId\":\"5001446662\"")));

        // When
        var before = await(api.payment(msn, "order-1"));
        var after = await(api.payment(msn, "order-1"));

        // Then
        assertThat(before).isEqualTo(new EcomOutcome.Found("order-1", false, Progress.INITIATED));
        assertThat(after).isEqualTo(new EcomOutcome.Found("order-1", true, Progress.INITIATED));
        assertThat(vipps.received(msn).getFirst().path()).isEqualTo("/ecomm/v2/payments/order-1/details");
    }

    @ParameterizedTest
    @CsvSource({
        "RESERVE,RESERVED",
        "SALE,CAPTURED",
        "CAPTURE,CAPTURED",
        "REFUND,REFUNDED",
        "CANCEL,CANCELLED",
        "VOID,CANCELLED",
        "OF_TOMORROW,INITIATED"
    })
    void shouldBeAsFarAsTheNewestThatSucceeded(String operation, Progress progress) {
        // Given
        vipps.answers(
                msn,
                details(entry("CAPTURE", false, "") + "," + entry(operation, true, "") + ","
                        + entry("INITIATE", true, "")));

        // When
        var outcome = await(api.payment(msn, "order-1"));

        // Then
        assertThat(outcome).isEqualTo(new EcomOutcome.Found("order-1", false, progress));
    }

    @Test
    void shouldTellTheVendorsCode() {
        // Given
        vipps.answers(msn, Script.json(400, """
                [{"errorGroup":"INVALID_REQUEST","errorCode":"orderId","errorMessage":"size must be 1 to 50"}]"""), Script.empty(404));

        // When
        var refused = await(api.payment(msn, "order-1"));
        var missing = await(api.payment(msn, "order-1"));

        // Then
        assertThat(refused)
                .isEqualTo(new EcomOutcome.Refused(
                        new Problem(400, "orderId", "INVALID_REQUEST", "size must be 1 to 50", null, List.of())));
        assertThat(missing).isEqualTo(new EcomOutcome.Missing());
    }

    @Test
    void shouldAskForNoOrderThatCannotBe() {
        // When / Then
        assertThatIllegalArgumentException().isThrownBy(() -> await(api.payment(msn, "a/../b")));
        assertThat(vipps.received(msn)).isEmpty();
    }

    private static Script details(String log) {
        return Script.json(200, "{\"orderId\":\"order-1\",\"transactionLogHistory\":[" + log + "]}");
    }
}
