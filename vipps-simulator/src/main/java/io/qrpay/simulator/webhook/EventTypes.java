package io.qrpay.simulator.webhook;

import java.util.List;
import java.util.Set;

/** The events that a registration may ask for. */
final class EventTypes {

    /** A customer scanned a merchant's callback QR. */
    static final String CHECKED_IN = "user.checked-in.v1";

    private static final int USUAL_LIMIT = 25;

    private static final Set<String> KNOWN = Set.of(
            "epayments.payment.created.v1",
            "epayments.payment.authorized.v1",
            "epayments.payment.aborted.v1",
            "epayments.payment.expired.v1",
            "epayments.payment.terminated.v1",
            "epayments.payment.captured.v1",
            "epayments.payment.cancelled.v1",
            "epayments.payment.refunded.v1",
            "recurring.agreement-activated.v1",
            "recurring.agreement-rejected.v1",
            "recurring.agreement-stopped.v1",
            "recurring.agreement-expired.v1",
            "recurring.charge-reserved.v1",
            "recurring.charge-captured.v1",
            "recurring.charge-canceled.v1",
            "recurring.charge-refunded.v1",
            "recurring.charge-failed.v1",
            "recurring.charge-creation-failed.v1",
            "login.merchant-initiated.ping.v1",
            CHECKED_IN);

    private EventTypes() {}

    static List<String> unknownAmong(List<String> events) {
        return events.stream().filter(event -> !KNOWN.contains(event)).toList();
    }

    /** How many registrations of one sales unit may ask for it. */
    static int limitOf(String event) {
        return event.equals(CHECKED_IN) ? 1 : USUAL_LIMIT;
    }
}
