package io.qrpay.ingress.registration;

import io.qrpay.ingress.event.Expected;
import java.util.Set;

/** The vendor's event types that a registration asks for. */
final class VendorEvents {
    static final String CHECKED_IN = "user.checked-in.v1";

    private static final Set<String> PAYMENT = Set.of(
            "epayments.payment.created.v1",
            "epayments.payment.authorized.v1",
            "epayments.payment.aborted.v1",
            "epayments.payment.expired.v1",
            "epayments.payment.terminated.v1",
            "epayments.payment.captured.v1",
            "epayments.payment.cancelled.v1",
            "epayments.payment.refunded.v1");

    private VendorEvents() {}

    static Set<String> of(Expected expected) {
        return switch (expected) {
            case PAYMENT -> PAYMENT;
            case CHECK_IN -> Set.of(CHECKED_IN);
        };
    }
}
