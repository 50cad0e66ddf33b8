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
     * @param userFlow how the customer came to it: QR, PUSH_MESSAGE
     * @param customer who was asked: number, personal QR, or the name that somebody checked in with; null for whoever scans the QR
     * @param effects how often something was done, not how often it was asked for
     * @param receiptLines how many lines the customer sees in the app; 0 without a receipt, or where it does not add up
     * @param approvedAt when the customer approved
     */
    public record Entry(
            String msn,
            String reference,
            String state,
            String userFlow,
            @Nullable String customer,
            String currency,
            long amount,
            Aggregate aggregate,
            Effects effects,
            int receiptLines,
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
