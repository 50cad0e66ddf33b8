package io.qrpay.ingress.event;

import io.qrpay.contracts.customer.CustomerCheckedIn;
import io.qrpay.contracts.payment.Fact;

/** What the body of a verified webhook turned out to say. */
public sealed interface Reading {

    /** One of the eight payment events. */
    record Payment(Fact fact) implements Reading {}

    /** A customer scanned a printed code. */
    record CheckIn(CustomerCheckedIn checkIn) implements Reading {}

    /** An event that qrpay has no use for, perhaps newer than it. */
    record Unknown() implements Reading {}

    /** An event of a partner's sales unit that is none of ours. */
    record Foreign() implements Reading {}

    /** Signed rightly, but not what the vendor promises. */
    record Malformed(MalformedWebhook webhook) implements Reading {}
}
