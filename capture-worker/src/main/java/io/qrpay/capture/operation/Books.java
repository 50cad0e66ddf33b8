package io.qrpay.capture.operation;

import io.qrpay.vipps.epayment.PaymentEvent;
import io.qrpay.vipps.epayment.PaymentEvent.Name;
import io.qrpay.vipps.epayment.ReadOutcome;
import io.qrpay.vipps.epayment.VippsState;
import java.util.List;
import java.util.Set;

/**
 * What Vipps remembers of a payment.
 *
 * @param payment as it is now
 * @param events what changed it, failures left out
 */
record Books(ReadOutcome.Found payment, List<PaymentEvent> events) {
    private static final Set<VippsState> ENDED_UNAPPROVED =
            Set.of(VippsState.ABORTED, VippsState.EXPIRED, VippsState.TERMINATED);
    private static final Set<Name> CHANGES =
            Set.of(Name.ABORTED, Name.EXPIRED, Name.TERMINATED, Name.CAPTURED, Name.CANCELLED, Name.REFUNDED);

    static Books of(ReadOutcome.Found payment, List<PaymentEvent> log) {
        return new Books(
                payment, log.stream().filter(event -> counts(event, payment)).toList());
    }

    /** A capture or refund counts only when the sums show it. */
    private static boolean counts(PaymentEvent event, ReadOutcome.Found payment) {
        if (!event.success() || !CHANGES.contains(event.name())) {
            return false;
        }
        return switch (event.name()) {
            case CAPTURED -> captured(payment) >= event.amount().value();
            case REFUNDED -> refunded(payment) >= event.amount().value();
            default -> true;
        };
    }

    /** Whether nothing is to be done any more: it took effect, or it cannot and is nobody's to be told of. */
    boolean settle(DueOperation due) {
        return ENDED_UNAPPROVED.contains(payment.state()) || showEffectOf(due) || due.isOurs() && leaveNothingFor(due);
    }

    /** Whether there is nothing on which it could take effect. */
    boolean leaveNothingFor(DueOperation due) {
        return switch (due.kind()) {
            case CAPTURE -> nothingLeftToCapture();
            case REFUND -> nothingLeftToRefund();
            case CANCEL -> due.isOurs() ? captured(payment) > 0 : nothingLeftToCapture();
        };
    }

    private boolean showEffectOf(DueOperation due) {
        return switch (due.kind()) {
            case CAPTURE -> has(Name.CAPTURED, due.key());
            case REFUND -> has(Name.REFUNDED, due.key());
            case CANCEL -> cancelled() > 0;
        };
    }

    private boolean has(Name name, String key) {
        return events.stream().anyMatch(event -> event.name() == name && key.equals(event.idempotencyKey()));
    }

    private boolean nothingLeftToCapture() {
        var authorized = payment.aggregate().authorizedAmount().value();
        return authorized > 0 && captured(payment) + cancelled() >= authorized;
    }

    private boolean nothingLeftToRefund() {
        return captured(payment) > 0 && refunded(payment) >= captured(payment);
    }

    private long cancelled() {
        return payment.aggregate().cancelledAmount().value();
    }

    private static long captured(ReadOutcome.Found payment) {
        return payment.aggregate().capturedAmount().value();
    }

    private static long refunded(ReadOutcome.Found payment) {
        return payment.aggregate().refundedAmount().value();
    }
}
