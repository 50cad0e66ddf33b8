package io.qrpay.registry.onetime;

import io.qrpay.registry.HereAgain;
import io.qrpay.registry.status.StatusPublisher;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Tells on {@code qr.status.v1} how codes stand: each change at least once, and of one code in the order of its versions,
 * for its row is locked until the broker has it.
 */
@ApplicationScoped
class OneTimeTelling {
    private static final int AT_ONCE = 50;

    private final OneTimeCodes qrs;
    private final StatusPublisher publisher;

    OneTimeTelling(OneTimeCodes qrs, StatusPublisher publisher) {
        this.qrs = qrs;
        this.publisher = publisher;
    }

    /** Some of those that have not been told. */
    @WithTransaction
    Uni<Void> tellSome() {
        return qrs.untold(AT_ONCE).chain(this::tell);
    }

    private Uni<Void> tell(List<OneTimeCode> untold) {
        if (untold.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return publisher
                .publish(untold.stream().map(OneTimeCode::status).toList())
                .emitOn(HereAgain.fromHere())
                .invoke(() -> untold.forEach(OneTimeCode::published));
    }
}
