package io.qrpay.initiator.checkout;

import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.initiator.checkout.CheckoutReading.Readable;
import io.qrpay.initiator.checkout.CheckoutReading.Rest;
import io.qrpay.initiator.checkout.CheckoutReading.Unreadable;
import java.util.ArrayList;
import java.util.List;

/** Refuses what the contract knows and nobody does yet, by Kafka and REST alike; goes away member by member. */
final class NotSupportedYet {
    private static final String REASON = "is not supported yet";

    private NotSupportedYet() {}

    static CheckoutReading refused(CheckoutReading reading) {
        return reading instanceof Readable(var checkout) && !members(checkout).isEmpty()
                ? new Unreadable(Rest.of(checkout), members(checkout))
                : reading;
    }

    private static List<FieldError> members(CheckoutRequested checkout) {
        var members = new ArrayList<FieldError>();
        if (checkout.customer() != null && checkout.customer().merchantQrId() != null) {
            members.add(new FieldError("/customer/merchantQrId", REASON));
        }
        return members;
    }
}
