package io.qrpay.initiator.checkout;

import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.initiator.checkout.CheckoutReading.Readable;
import io.qrpay.initiator.checkout.CheckoutReading.Rest;
import io.qrpay.initiator.checkout.CheckoutReading.Unreadable;
import io.qrpay.initiator.intake.IncomingRecord;
import io.qrpay.problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a record of {@code checkout.requested.v1} is about, as far as it can be read. */
record CheckoutRecord(IncomingRecord incoming) {

    /** A checkout goes under its own key: readers of a payment's records look in one partition. */
    CheckoutReading checked(CheckoutReading reading) {
        return reading instanceof Readable(var checkout) && !keyOf(checkout).equals(incoming.key())
                ? new Unreadable(
                        Rest.of(checkout), List.of(new FieldError("Kafka key", "must be <storeId>/<reference>")))
                : reading;
    }

    /** The store that a broken record is about, by its value or else by its key. */
    @Nullable String store(Rest rest) {
        var key = incoming.key();
        return rest.storeId() != null || key == null ? rest.storeId() : key.substring(0, key.indexOf('/'));
    }

    @Nullable String reference(Rest rest) {
        var key = incoming.key();
        return rest.reference() != null || key == null ? rest.reference() : key.substring(key.indexOf('/') + 1);
    }

    private static String keyOf(CheckoutRequested checkout) {
        return checkout.storeId() + "/" + checkout.reference();
    }
}
