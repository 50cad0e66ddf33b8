package io.qrpay.initiator.desk;

import io.qrpay.contracts.payment.PaymentStatus;
import io.qrpay.initiator.status.StatusProjection;
import io.qrpay.initiator.status.StatusQuery;
import io.qrpay.initiator.status.TillFeed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payments of a till as its page shows them: the latest, or a chosen one, as it changes, and the latest few. */
@ApplicationScoped
class DeskStream {
    private static final int RECENT = 10;

    private final StatusProjection projection;
    private final TillFeed till;

    DeskStream(StatusProjection projection, TillFeed till) {
        this.projection = projection;
        this.till = till;
    }

    /** The latest few, the latest first. */
    Uni<List<PaymentStatus>> recent(String storeId, String posId) {
        var query = new StatusQuery(storeId, posId, null, false, null, null, RECENT, null);
        return projection
                .list(query)
                .map(page -> page.statuses().stream().map(till::read).toList());
    }

    /** The one of that reference; without a reference the till's latest. */
    Uni<Optional<PaymentStatus>> find(String storeId, String posId, @Nullable String reference) {
        return reference == null
                ? till.latest(storeId, posId)
                : projection.find(storeId, reference).map(found -> found.map(status -> till.read(status.json())));
    }

    /** Each newer status of it, empty when nothing is new; has no end. */
    Multi<Optional<PaymentStatus>> of(String storeId, String posId, @Nullable String reference) {
        return reference == null
                ? till.of(storeId, posId)
                : projection
                        .find(storeId, reference)
                        .onItem()
                        .transformToMulti(found -> Multi.createFrom()
                                .optional(found)
                                .onItem()
                                .transformToMultiAndConcatenate(
                                        payment -> till.ofPayment(payment, storeId, reference)));
    }
}
