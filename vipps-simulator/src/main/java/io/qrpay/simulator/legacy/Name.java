package io.qrpay.simulator.legacy;

/**
 * How an offer is called.
 *
 * @param id the merchant's order id, or the vendor's agreement id
 */
public record Name(Kind kind, String msn, String id) {

    /** What the customer is asked for. */
    public enum Kind {
        ECOM,
        AGREEMENT
    }
}
