package io.qrpay.initiator.pairing;

import io.qrpay.initiator.creation.RequestedPayment;

/** The printed code of a till. */
record Sticker(String msn, String merchantQrId) {

    static Sticker of(RequestedPayment payment) {
        return new Sticker(payment.key().msn(), payment.merchantQrId().orElseThrow());
    }

    @Override
    public String toString() {
        return msn + "/" + merchantQrId;
    }
}
