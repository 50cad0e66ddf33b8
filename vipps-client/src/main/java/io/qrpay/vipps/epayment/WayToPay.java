package io.qrpay.vipps.epayment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** How the customer comes to the payment: the vendor's user flow with the members that go with it. */
public sealed interface WayToPay {

    /** By a QR on a screen; the answer's {@code redirectUrl} tells what to show. */
    @RegisterForReflection
    @JsonPropertyOrder({"userFlow", "qrFormat"})
    record ScreenQr(QrFormat qrFormat) implements WayToPay {
        @JsonProperty
        String userFlow() {
            return "QR";
        }
    }

    /** By a question on the customer's own phone; the answer has nothing to show. */
    @RegisterForReflection
    @JsonPropertyOrder({"userFlow", "customer"})
    record PushMessage(Customer customer) implements WayToPay {
        @JsonProperty
        String userFlow() {
            return "PUSH_MESSAGE";
        }
    }
}
