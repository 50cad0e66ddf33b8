package io.qrpay.initiator.status;

/**
 * A status as it was published, to the byte.
 *
 * @param paymentKey {@code <msn>/<reference>}
 * @param version of two of one payment the greater is the newer
 * @param isFinal nothing more happens unless somebody asks for it
 * @param json a {@code PaymentStatus}; holds a QR's token, so it is never logged
 */
public record StoredStatus(String paymentKey, long version, boolean isFinal, String json) {

    /** Without the token. */
    @Override
    public String toString() {
        return "StoredStatus[" + paymentKey + " version=" + version + ", final=" + isFinal + "]";
    }
}
