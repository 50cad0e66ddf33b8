package io.qrpay.simulator.payment;

import io.qrpay.simulator.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a payment to one write at a time.
 *
 * @param until epoch milliseconds
 * @param status what other writes are answered meanwhile
 * @param code the vendor's error code in that answer, null when it has none
 */
record Lock(long until, int status, @Nullable String code) {

    private static final long USUAL_TIME = 1000;
    private static final int LOCKED = 423;
    private static final int REFUSED = 400;

    /** The vendor says 423, or an error code such as 6160 in a usual refusal. */
    static Lock of(Fault fault, long now) {
        var code = fault.errorCode();
        return new Lock(now + fault.delay(USUAL_TIME), fault.status(code == null ? LOCKED : REFUSED), code);
    }
}
