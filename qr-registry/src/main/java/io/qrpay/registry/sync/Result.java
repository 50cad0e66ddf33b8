package io.qrpay.registry.sync;

import io.qrpay.contracts.payment.Failure;
import io.qrpay.registry.code.AtVipps;
import java.time.Duration;
import java.util.Optional;

/** What became of one code at Vipps. */
sealed interface Result {

    /** It is there as it is wanted. */
    record InSync(AtVipps told) implements Result {}

    /** It is there no more, as it is wanted. */
    record Gone() implements Result {}

    /** Vipps does not take it. */
    record Refused(Failure failure) implements Result {}

    /** It is there otherwise. */
    record Different(Failure difference) implements Result {}

    /** It was there, and somebody else has deleted it. */
    record Missing() implements Result {}

    /** Nobody could tell. */
    record Unclear(Optional<Duration> retryAfter) implements Result {}
}
