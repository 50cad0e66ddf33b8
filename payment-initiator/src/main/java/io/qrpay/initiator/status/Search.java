package io.qrpay.initiator.status;

import io.qrpay.contracts.payment.PaymentState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which payments are looked for, the latest first; null means any.
 *
 * @param storeId null: of all stores
 * @param reference the whole of it
 * @param from the earliest {@code requestedAt}
 * @param to before this {@code requestedAt}
 * @param limit how many at most
 * @param after where the page before ended
 */
public record Search(
        @Nullable String storeId,
        @Nullable String posId,
        @Nullable PaymentState state,
        @Nullable String reference,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit,
        @Nullable Cursor after) {}
