package io.qrpay.simulator.payment;

import io.qrpay.simulator.answer.ErrorCode;
import org.jspecify.annotations.Nullable;

/** A way to move a payment's money, or to let go of it: what forbids it, what it does, what a failed try leaves behind. */
interface Movement {

    /** Why it is not done now, or null when it may be. */
    @Nullable ErrorCode refusalOf(Payment payment, Wanted wanted);

    /** Does it; to be called only where there is no refusal. */
    void move(Payment payment, Wanted wanted, long now);

    /** Logs that it was tried and failed; no money moves. */
    void fail(Payment payment, Wanted wanted, long now);
}
