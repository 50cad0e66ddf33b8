package io.qrpay.registry.onetime;

import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.qr.QrState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a look at Vipps showed of a payment or agreement. */
sealed interface Sight {

    /** The customer has not answered. */
    record Waiting(boolean scanned) implements Sight {}

    /** It has come to an end, as far as a code leads. */
    record Over(QrState state) implements Sight {}

    /** Vipps knows nothing of it. */
    record Unknown() implements Sight {}

    /** Vipps does not tell, and never will. */
    record Refused(Failure failure) implements Sight {}

    /**
     * Vipps cannot be asked now.
     *
     * @param pause how long it wants to be left alone, where it says so
     */
    record Unclear(@Nullable Duration pause) implements Sight {}
}
