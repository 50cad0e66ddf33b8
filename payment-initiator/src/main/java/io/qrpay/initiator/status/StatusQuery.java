package io.qrpay.initiator.status;

import io.qrpay.contracts.payment.PaymentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which payments of a store are listed, the latest first; null means any.
 *
 * @param open only those of whose approved money something is left to take, the nearest deadline first
 * @param from the earliest {@code requestedAt}
 * @param to before this {@code requestedAt}
 * @param limit how many at most
 * @param after where the page before ended
 */
public record StatusQuery(
        String storeId,
        @Nullable String posId,
        @Nullable PaymentState state,
        boolean open,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit,
        @Nullable Cursor after) {}
