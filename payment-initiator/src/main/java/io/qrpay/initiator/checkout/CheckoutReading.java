package io.qrpay.initiator.checkout;

import io.qrpay.contracts.checkout.CheckoutRequested;
import io.qrpay.contracts.payment.CaptureMode;
import io.qrpay.problem.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came of reading a checkout. */
public sealed interface CheckoutReading {

    /** Every field is as the contract wants it. */
    record Readable(CheckoutRequested checkout) implements CheckoutReading {}

    /** At least one field is not; {@code rest} is what could be read all the same. Of many errors the first 25 are told. */
    record Unreadable(Rest rest, List<FieldError> errors) implements CheckoutReading {
        private static final int MOST = 25;

        public Unreadable {
            errors = errors.stream().limit(MOST).toList();
        }

        /** All errors in one sentence for people. */
        public String detail() {
            return errors.stream().map(FieldError::toString).collect(Collectors.joining("; "));
        }
    }

    /** The fields that are right by themselves; the others are absent. */
    record Rest(
            @Nullable String storeId,
            @Nullable String posId,
            @Nullable String reference,
            @Nullable Instant requestedAt,
            @Nullable Duration validFor,
            @Nullable CaptureMode captureMode) {

        static final Rest NOTHING = new Rest(null, null, null, null, null, null);

        static Rest of(CheckoutRequested checkout) {
            return new Rest(
                    checkout.storeId(),
                    checkout.posId(),
                    checkout.reference(),
                    checkout.requestedAt(),
                    checkout.validFor(),
                    checkout.captureMode());
        }
    }
}
