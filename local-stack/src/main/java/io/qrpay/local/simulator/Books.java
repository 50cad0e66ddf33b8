package io.qrpay.local.simulator;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What really happened at the simulated Vipps.
 *
 * @param payments every payment that it knows
 */
public record Books(List<Entry> payments) {
    public Books {
        payments = List.copyOf(payments);
    }

    /**
     * One payment; money in minor units.
     *
     * @param state the vendor's: CREATED, AUTHORIZED, ABORTED, EXPIRED, TERMINATED
     * @param effects how often something was done, not how often it was asked for
     * @param approvedAt when the customer approved
     */
    public record Entry(
            String msn,
            String reference,
            String state,
            String currency,
            long amount,
            Aggregate aggregate,
            Effects effects,
            Instant createdAt,
            @Nullable Instant approvedAt) {

        /** As on Kafka: {@code <msn>/<reference>}. */
        public String paymentKey() {
            return msn + "/" + reference;
        }
    }

    /** The vendor's sums. */
    public record Aggregate(long authorized, long captured, long refunded, long cancelled) {}

    /** How often each kind of change took place. */
    public record Effects(int create, int capture, int cancel, int refund) {}
}
