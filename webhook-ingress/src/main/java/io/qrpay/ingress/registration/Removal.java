package io.qrpay.ingress.registration;

/**
 * One of ours that is to go.
 *
 * @param vendorId what the vendor calls it
 * @param reason why
 */
record Removal(String vendorId, Reason reason) {

    /** Why a registration of ours goes. */
    enum Reason {
        /** Nobody knows its secret: whoever registered it died before it was written down. */
        ORPHAN,
        /** Its URL or its events are not those that are wanted now. */
        OUTDATED,
        /** It stands in the place of a new one. */
        ROTATED,
        /** A newer one of the same kind has served for the overlap. */
        SUPERSEDED,
        /** Another party's have served for the overlap. */
        UNWANTED
    }
}
