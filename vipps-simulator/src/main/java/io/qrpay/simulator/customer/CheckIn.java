package io.qrpay.simulator.customer;

import org.jspecify.annotations.Nullable;

/**
 * A customer scans a code that hangs in the store.
 *
 * @param merchantQrId the merchant's own id of the code
 * @param customer any name, under which the books show who was asked to pay; none when absent
 */
public record CheckIn(
        @Nullable String msn,
        @Nullable String merchantQrId,
        @Nullable String customer) {}
