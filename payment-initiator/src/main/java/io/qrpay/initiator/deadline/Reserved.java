package io.qrpay.initiator.deadline;

import io.qrpay.contracts.PaymentKey;
import io.qrpay.contracts.payment.Fact;
import io.qrpay.contracts.payment.FactName;
import io.qrpay.contracts.payment.FactSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Approved money that waits to be taken.
 *
 * @param payment whose
 * @param since when the customer approved
 * @param deadline until when a capture is sure
 */
record Reserved(PaymentKey payment, Instant since, Instant deadline) {

    /** Says the same each time it is told. */
    Fact captureDue(Duration warnBefore) {
        return Fact.of(payment, FactName.CAPTURE_DUE, FactSource.QRPAY, warnedFrom(warnBefore))
                .captureGuaranteedUntil(deadline)
                .build();
    }

    private Instant warnedFrom(Duration warnBefore) {
        var lastQuarter = Duration.between(since, deadline).dividedBy(4);
        return deadline.minus(lastQuarter.compareTo(warnBefore) < 0 ? lastQuarter : warnBefore)
                .truncatedTo(ChronoUnit.MILLIS);
    }
}
