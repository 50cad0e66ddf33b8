package io.qrpay.vipps.webhook;

import io.qrpay.vipps.Problem;

/** What the vendor answered to a registration. */
public sealed interface RegisterOutcome {

    /**
     * Registered.
     *
     * @param id the vendor's
     * @param secret shown this once
     */
    record Registered(String id, WebhookSecret secret) implements RegisterOutcome {}

    /** A definite no, e.g. an unknown event name or too many registrations. */
    record Refused(Problem problem) implements RegisterOutcome {}
}
