package io.qrpay.vipps.qr;

import io.qrpay.vipps.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor answered about a code.
 *
 * @param <T> what it tells when it is done; nothing for calls without an answer's body
 */
public sealed interface QrOutcome<T> {

    /** It is as asked. */
    record Done<T>(@Nullable T value) implements QrOutcome<T> {

        /** What was told, by a call that tells something. */
        public T told() {
            if (value == null) {
                throw new IllegalStateException("this call tells nothing");
            }
            return value;
        }
    }

    /** There is no such code. */
    record Missing<T>() implements QrOutcome<T> {}

    /** There is one of this id already. */
    record Taken<T>() implements QrOutcome<T> {}

    /** A definite no. */
    record Refused<T>(Problem problem) implements QrOutcome<T> {}
}
