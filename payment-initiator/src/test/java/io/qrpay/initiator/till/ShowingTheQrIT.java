package io.qrpay.initiator.till;

import static io.qrpay.contracts.payment.PaymentState.CAPTURED;
import static io.qrpay.contracts.payment.PaymentState.REQUESTED;
import static io.qrpay.initiator.Checkouts.reference;
import static io.qrpay.initiator.till.TillQuestions.get;
import static io.qrpay.initiator.till.TillQuestions.problem;
import static org.hamcrest.Matchers.containsString;

import io.qrpay.initiator.vipps.FakeVippsResource;
import io.qrpay.local.quarkus.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A till shows the QR as the vendor drew it, or learns why there is none. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FakeVippsResource.class)
class ShowingTheQrIT {

    @Inject
    StoredPayments payments;

    @ConfigProperty(name = "test.vipps.url")
    String vipps;

    @Test
    void shouldPassTheVendorsImageOnWhenThereIsOne() {
        // Given
        var reference = reference("pos7");
        payments.putQr(reference, imageUrl(reference));

        // When
        var answer = get("/" + reference + "/qr");

        // Then
        answer.statusCode(200)
                .contentType("image/svg+xml")
                .header("Cache-Control", "no-store")
                .body(containsString(reference));
    }

    @Test
    void shouldSayThatTheQrIsOverWhenTheVendorHasTheImageNoLonger() {
        // Given
        var reference = reference("gone");
        payments.putQr(reference, imageUrl(reference));

        // When
        var answer = get("/" + reference + "/qr");

        // Then
        problem(answer, 410, "qr-over");
    }

    @Test
    void shouldSayThatTheImageCannotBeHadWhenItsServerIsAway() {
        // Given
        var reference = reference("pos7");
        payments.putQr(reference, "{\"imageUrl\":\"http://localhost:1/image\"}");

        // When
        var answer = get("/" + reference + "/qr");

        // Then
        problem(answer, 503, "qr-unavailable").header("Retry-After", "2");
    }

    @Test
    void shouldLeaveTheDrawingToTheTillWhenItAskedForTheContent() {
        // Given
        var reference = reference("pos7");
        payments.putQr(reference, "{\"content\":\"https://qr.example/1\"}");

        // When
        var answer = get("/" + reference + "/qr");

        // Then
        problem(answer, 404, "qr-not-drawn");
    }

    @Test
    void shouldTellWhetherAQrComesOrIsOverWhenThereIsNone() {
        // Given
        var early = reference("pos7");
        var late = reference("pos7");
        payments.put(early, 1, REQUESTED, false);
        payments.put(late, 1, CAPTURED, true);

        // When
        var answers = List.of(get("/" + early + "/qr"), get("/" + late + "/qr"));

        // Then
        problem(answers.getFirst(), 404, "no-qr-yet");
        problem(answers.getLast(), 410, "qr-over");
    }

    private String imageUrl(String reference) {
        return "{\"imageUrl\":\"" + vipps + "/image/" + reference + "\"}";
    }
}
