package io.qrpay.initiator.pairing;

import java.time.Instant;

/**
 * A customer scanned a printed code.
 *
 * @param msn the sales unit
 * @param merchantQrId the code
 * @param token names the customer towards Vipps; never printed
 * @param scannedAt by the vendor's clock
 */
public record CheckIn(String msn, String merchantQrId, String token, Instant scannedAt) {

    Sticker sticker() {
        return new Sticker(msn, merchantQrId);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "CheckIn[" + msn + "/" + merchantQrId + " at " + scannedAt + "]";
    }
}
