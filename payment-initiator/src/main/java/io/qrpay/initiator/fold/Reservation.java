package io.qrpay.initiator.fold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Approved money of which something is left to take.
 *
 * @param since when the customer approved
 * @param guaranteedUntil until when a capture is sure, where the vendor told
 * @param warned the clock has told that it is due
 */
record Reservation(Instant since, @Nullable Instant guaranteedUntil, boolean warned) {}
