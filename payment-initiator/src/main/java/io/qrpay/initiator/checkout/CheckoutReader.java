package io.qrpay.initiator.checkout;

import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.initiator.checkout.CheckoutReading.Readable;
import io.qrpay.initiator.checkout.CheckoutReading.Rest;
import io.qrpay.initiator.checkout.CheckoutReading.Unreadable;
import io.qrpay.initiator.pairing.PairingConfig;
import io.qrpay.problem.FieldError;
import io.qrpay.problem.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a checkout, from Kafka or REST alike, and names every field that is not as the contract wants it. */
@ApplicationScoped
public class CheckoutReader {
    private static final FieldError SWITCHED_OFF = new FieldError("/customer/merchantQrId", "is switched off here");

    private final StrictJson json;
    private final PairingConfig pairing;

    public CheckoutReader(StrictJson json, PairingConfig pairing) {
        this.json = json;
        this.pairing = pairing;
    }

    /**
     * Reads a checkout of at most 64 kB.
     *
     * @param text UTF-8 JSON
     */
    public CheckoutReading read(byte @Nullable [] text) {
        return json.read(text, sent -> allowed(new CheckoutForm(sent).reading()), CheckoutReader::unreadable);
    }

    private CheckoutReading allowed(CheckoutReading reading) {
        return !pairing.enabled() && reading instanceof Readable(var checkout) && isAtSticker(checkout)
                ? new Unreadable(Rest.of(checkout), List.of(SWITCHED_OFF))
                : reading;
    }

    private static boolean isAtSticker(CheckoutRequested checkout) {
        return checkout.customer() != null && checkout.customer().merchantQrId() != null;
    }

    private static CheckoutReading unreadable(FieldError error) {
        return new Unreadable(Rest.NOTHING, List.of(error));
    }
}
