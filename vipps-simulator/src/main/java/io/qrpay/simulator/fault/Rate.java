package io.qrpay.simulator.fault;

/** Calls that the vendor counts together, for one reference. */
public enum Rate {
    WRITES(5, true),
    READS(120, false),
    ECOM_INITIATIONS(2, true),
    ECOM_WRITES(5, true),
    ECOM_READS(120, false);

    private final int perMinute;
    private final boolean bySalesUnit;

    Rate(int perMinute, boolean bySalesUnit) {
        this.perMinute = perMinute;
        this.bySalesUnit = bySalesUnit;
    }

    public int perMinute() {
        return perMinute;
    }

    /** Whether each sales unit has its own count; else each subscription key. */
    public boolean isBySalesUnit() {
        return bySalesUnit;
    }
}
