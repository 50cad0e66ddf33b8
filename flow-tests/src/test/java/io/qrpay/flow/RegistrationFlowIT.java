package io.qrpay.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.local.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Vipps drops a store's registrations without a word, as it does with an endpoint that was silent for two weeks. */
class RegistrationFlowIT {
    private final Chain chain = Chain.get();
    private final String registrations =
            "/simulator/registrations?msn=" + chain.store().msn();

    @AfterEach
    void calm() {
        chain.calm();
    }

    @Test
    void shouldEndPaymentsAndRegisterAnewWhenVippsDroppedTheRegistrations() {
        // Given
        await().atMost(Chain.PATIENCE).until(() -> registered().size() == 2);
        var before = registered();

        // When
        var checkout = approvedWhileNobodyIsTold();

        // Then
        var captured = chain.until(chain.paymentKey(checkout), PaymentState.CAPTURED);
        chain.assertAgrees(List.of(captured));
        await().atMost(Chain.PATIENCE).until(() -> registered().size() == 2);
        assertThat(registered()).doesNotContainAnyElementsOf(before);
    }

    /** Once more if the registrations came back before the customer approved. */
    private CheckoutRequested approvedWhileNobodyIsTold() {
        CheckoutRequested checkout;
        do {
            chain.simulator().send("DELETE", registrations, BodyPublishers.noBody());
            checkout = chain.checkout();
            chain.send(checkout);
            chain.until(chain.paymentKey(checkout), PaymentState.AWAITING_CUSTOMER);
            chain.approve(chain.paymentKey(checkout));
        } while (!registered().isEmpty());
        return checkout;
    }

    private List<String> registered() {
        var shown = chain.simulator().send("GET", registrations, BodyPublishers.noBody());
        return Json.read(shown, JsonNode.class).findValuesAsText("id");
    }
}
