package io.qrpay.local.journal;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.local.simulator.Books;

/** The state that follows from the vendor's books alone: their own stays AUTHORIZED whatever is done with the money. */
public final class BooksState {
    private BooksState() {}

    public static PaymentState of(Books.Entry entry) {
        var sums = entry.aggregate();
        var closed = sums.captured() + sums.cancelled() == sums.authorized();
        if (sums.refunded() > 0) {
            return closed && sums.refunded() == sums.captured()
                    ? PaymentState.REFUNDED
                    : PaymentState.PARTIALLY_REFUNDED;
        }
        if (sums.captured() > 0) {
            return closed ? PaymentState.CAPTURED : PaymentState.PARTIALLY_CAPTURED;
        }
        if (sums.authorized() > 0) {
            return closed ? PaymentState.CANCELLED : PaymentState.AUTHORIZED;
        }
        return entry.state().equals("CREATED") ? PaymentState.AWAITING_CUSTOMER : PaymentState.valueOf(entry.state());
    }
}
