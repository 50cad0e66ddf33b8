package io.qrpay.initiator.checkout;

import io.qrpay.initiator.checkout.CheckoutReading.Rest;
import io.qrpay.initiator.checkout.CheckoutReading.Unreadable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a checkout, from Kafka or REST alike, and names every field that is not as the contract wants it. */
@ApplicationScoped
public class CheckoutReader {
    private final StrictJson json;

    public CheckoutReader(StrictJson json) {
        this.json = json;
    }

    /**
     * Reads a checkout of at most 64 kB.
     *
     * @param text UTF-8 JSON
     */
    public CheckoutReading read(byte @Nullable [] text) {
        return json.read(
                text, sent -> NotSupportedYet.refused(new CheckoutForm(sent).reading()), CheckoutReader::unreadable);
    }

    private static CheckoutReading unreadable(FieldError error) {
        return new Unreadable(Rest.NOTHING, List.of(error));
    }
}
