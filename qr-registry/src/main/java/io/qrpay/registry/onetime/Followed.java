package io.qrpay.registry.onetime;

/**
 * What a code opens, where the registry was told.
 *
 * @param id the eCom order's, or the agreement's
 */
record Followed(Kind kind, String id) {

    /** Which of the vendor's APIs is asked. */
    enum Kind {
        ECOM,
        AGREEMENT
    }
}
