package io.qrpay.initiator.desk;

import io.qrpay.contracts.payment.PaymentState;
import java.util.Set;

/** The colour of a state: good where the money is sure, bad where there is none. The state's word always stands beside it. */
public final class Mood {
    private static final Set<PaymentState> GOOD =
            Set.of(PaymentState.AUTHORIZED, PaymentState.PARTIALLY_CAPTURED, PaymentState.CAPTURED);
    private static final Set<PaymentState> BAD = Set.of(
            PaymentState.REFUSED,
            PaymentState.ABORTED,
            PaymentState.EXPIRED,
            PaymentState.TERMINATED,
            PaymentState.CANCELLED);

    private Mood() {}

    /** The class of it. */
    public static String of(PaymentState state) {
        if (GOOD.contains(state)) {
            return "good";
        }
        return BAD.contains(state) ? "bad" : "wait";
    }
}
