package io.qrpay.initiator.display;

import io.qrpay.contracts.payment.PaymentState;
import io.qrpay.contracts.payment.PaymentStatus;

/** What a customer is told, one at a time. */
enum Scene {
    /** Nobody pays. */
    IDLE(false),
    /** The payment is being set up. */
    SETTING_UP(false),
    /** A QR on this display waits to be scanned. */
    SCAN(false),
    /** The customer is asked on the phone, or the QR is on another screen. */
    LOOK_AT_PHONE(false),
    APPROVED(true),
    PAID(true),
    DECLINED(true),
    TIMED_OUT(true),
    NOT_POSSIBLE(true),
    CANCELLED(true),
    REFUNDED(true);

    private final boolean result;

    Scene(boolean result) {
        this.result = result;
    }

    /** Whether it tells how a payment ended: it is shown for a while, then nobody pays. */
    boolean isResult() {
        return result;
    }

    static Scene of(PaymentStatus status) {
        return switch (status.state()) {
            case REQUESTED -> SETTING_UP;
            case AWAITING_CUSTOMER -> hasImage(status) ? SCAN : LOOK_AT_PHONE;
            case AUTHORIZED -> APPROVED;
            case PARTIALLY_CAPTURED, CAPTURED -> PAID;
            case PARTIALLY_REFUNDED, REFUNDED -> REFUNDED;
            case CANCELLED, TERMINATED -> CANCELLED;
            case ABORTED -> DECLINED;
            case EXPIRED -> TIMED_OUT;
            case REFUSED -> NOT_POSSIBLE;
        };
    }

    private static boolean hasImage(PaymentStatus status) {
        var qr = status.qr();
        return status.state() == PaymentState.AWAITING_CUSTOMER && qr != null && qr.imageUrl() != null;
    }
}
