package io.qrpay.simulator.code;

/**
 * How long a redirect code works.
 *
 * @param end by our clock, in epoch milliseconds
 * @param seconds by the vendor's clock, which may run faster than ours; -1 without end
 */
record Life(long start, long end, long seconds) {

    static final Life FOREVER = new Life(0, Long.MAX_VALUE, -1);

    boolean isOver(long now) {
        return now >= end;
    }

    /** The vendor's seconds that are left, -1 when it has no end. */
    long secondsLeft(long now) {
        return this.equals(FOREVER) ? -1 : (long) Math.ceil(seconds * Math.max(0.0, end - now) / (end - start));
    }
}
