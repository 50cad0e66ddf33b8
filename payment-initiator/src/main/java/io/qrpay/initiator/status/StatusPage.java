package io.qrpay.initiator.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a store's payments.
 *
 * @param statuses each a {@code PaymentStatus} as JSON
 * @param next where the next page begins; null on the last
 */
public record StatusPage(List<String> statuses, @Nullable Cursor next) {

    public StatusPage {
        statuses = List.copyOf(statuses);
    }
}
