package io.qrpay.initiator.display;

import io.qrpay.contracts.payment.PaymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one display shows, status by status: a payment, and how it ended for a while. */
final class Screenplay {
    private final Duration resultFor;
    private boolean begun;
    private @Nullable PaymentStatus shown;
    private Instant ends = Instant.MAX;

    Screenplay(Duration resultFor) {
        this.resultFor = resultFor;
    }

    /** Whether something else is to be shown from now on. */
    boolean goesOn(Optional<PaymentStatus> news, Instant now) {
        if (news.isPresent()) {
            take(news.get(), now);
            return true;
        }
        var isOver = shown != null && !now.isBefore(ends);
        shown = isOver ? null : shown;
        return isOver;
    }

    private void take(PaymentStatus status, Instant now) {
        ends = Scene.of(status).isResult() ? since(status, now).plus(resultFor) : Instant.MAX;
        shown = now.isBefore(ends) ? status : null;
        begun = true;
    }

    /** A display that begins now shows no longer what came before than the others; the vendor's clock may be ahead of ours. */
    private Instant since(PaymentStatus status, Instant now) {
        return !begun && status.occurredAt().isBefore(now) ? status.occurredAt() : now;
    }

    /** The payment to show; empty when nobody pays. */
    Optional<PaymentStatus> present() {
        return Optional.ofNullable(shown);
    }
}
