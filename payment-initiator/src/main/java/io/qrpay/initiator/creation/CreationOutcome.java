package io.qrpay.initiator.creation;

import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.Failure;
import io.qrpay.contracts.payment.Qr;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of a requested payment. */
public sealed interface CreationOutcome {

    /** Vipps has the payment, by this very checkout; {@code fact} is the CREATED. */
    record Created(RequestedPayment payment, Fact fact) implements CreationOutcome {

        /**
         * What to show; null when there is nothing, because the customer's phone asks, or when Vipps no longer tells,
         * e.g. because the customer has approved meanwhile.
         */
        public @Nullable Qr qr() {
            return fact.qr();
        }
    }

    /** This checkout will not become a payment; {@code fact} is the REFUSED. */
    record Refused(RequestedPayment payment, Fact fact) implements CreationOutcome {

        public Failure failure() {
            return Objects.requireNonNull(fact.failure());
        }
    }

    /** Vipps could not be asked in time. The REQUESTED is published: the polling finds out. */
    record Open(RequestedPayment payment) implements CreationOutcome {}

    /** There is no customer to ask from here: none has scanned the printed code yet, or one has been asked already. */
    record Waiting(RequestedPayment payment) implements CreationOutcome {}
}
