package io.qrpay.vipps.epayment;

import java.util.List;

/** What the vendor remembers of a payment. */
public sealed interface EventLogOutcome {

    /** The events in the order of the vendor's answer. */
    record Known(List<PaymentEvent> events) implements EventLogOutcome {
        public Known {
            events = List.copyOf(events);
        }
    }

    /** The sales unit has no such payment. */
    record UnknownPayment() implements EventLogOutcome {}
}
