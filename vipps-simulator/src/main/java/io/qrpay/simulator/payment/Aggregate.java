package io.qrpay.simulator.payment;

/** What has become of the money, all in minor units of the payment's currency. */
public record Aggregate(long authorized, long cancelled, long captured, long refunded) {

    static final Aggregate NOTHING = new Aggregate(0, 0, 0, 0);

    /** What is reserved and neither taken nor let go. */
    public long reserved() {
        return authorized - cancelled - captured;
    }

    Aggregate plusAuthorized(long value) {
        return new Aggregate(authorized + value, cancelled, captured, refunded);
    }

    Aggregate plusCancelled(long value) {
        return new Aggregate(authorized, cancelled + value, captured, refunded);
    }

    Aggregate plusCaptured(long value) {
        return new Aggregate(authorized, cancelled, captured + value, refunded);
    }

    Aggregate plusRefunded(long value) {
        return new Aggregate(authorized, cancelled, captured, refunded + value);
    }
}
