package io.qrpay.vipps.salesunit;

/** Whom Vipps is called for: one sales unit, or a partner with all the sales units of its keys. */
public sealed interface Party {

    /**
     * One sales unit.
     *
     * @param msn merchant serial number
     */
    record SalesUnit(String msn) implements Party {
        @Override
        public String toString() {
            return msn;
        }
    }

    /**
     * A partner: no sales unit is named in the call.
     *
     * @param credentials what the configuration calls its keys
     */
    record Partner(String credentials) implements Party {
        @Override
        public String toString() {
            return "partner " + credentials;
        }
    }
}
