package io.qrpay.vipps.call;

import io.qrpay.vipps.http.VippsHttpConfig.CallLimits;
import java.time.Duration;

/**
 * Where a call stands.
 *
 * @param call what is asked
 * @param limits of this kind of call
 * @param deadline {@link System#nanoTime()} after which no attempt begins or lasts
 * @param number of this attempt, from 1
 * @param answerLost whether an earlier attempt may have taken effect without telling
 * @param tokenRenewed whether a refused token was replaced once
 */
record Attempt(Call call, CallLimits limits, long deadline, int number, boolean answerLost, boolean tokenRenewed) {

    static Attempt first(Call call, CallLimits limits) {
        return new Attempt(call, limits, System.nanoTime() + limits.total().toNanos(), 1, false, false);
    }

    Attempt withNewToken() {
        return new Attempt(call, limits, deadline, number, answerLost, true);
    }

    Attempt withLostAnswer() {
        return new Attempt(call, limits, deadline, number, true, tokenRenewed);
    }

    Attempt next() {
        return new Attempt(call, limits, deadline, number + 1, answerLost, tokenRenewed);
    }

    /** How long this attempt may take; negative when the call's time is over. */
    Duration timeout() {
        var left = left();
        return left.compareTo(limits.timeout()) < 0 ? left : limits.timeout();
    }

    /** Whether number and time allow another attempt after a pause. */
    boolean allowsAnother(Duration pause) {
        return number < limits.attempts() && left().compareTo(pause) > 0;
    }

    private Duration left() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }
}
