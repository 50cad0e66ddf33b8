package io.qrpay.initiator.till;

import io.qrpay.initiator.status.StatusProjection;
import io.qrpay.initiator.status.StoredStatus;
import io.qrpay.problem.ProblemFound;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Finds the status of a payment, also of one that was asked for a moment ago: the fold needs some milliseconds to tell of
 * it, so an unknown one is looked for a little longer before it is called unknown.
 */
@ApplicationScoped
class StatusLookUp {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

    private final StatusProjection projection;
    private final TillConfig config;

    StatusLookUp(StatusProjection projection, TillConfig config) {
        this.projection = projection;
        this.config = config;
    }

    /** Fails with UNKNOWN_PAYMENT. */
    Uni<StoredStatus> find(String storeId, String reference) {
        return projection
                .find(storeId, reference)
                .map(found -> found.orElseThrow(() -> new ProblemFound(TillProblem.UNKNOWN_PAYMENT)))
                .onFailure(ProblemFound.class)
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .expireIn(config.appearWithin().toMillis())
                .onFailure(failure -> failure.getCause() instanceof ProblemFound)
                .transform(Throwable::getCause);
    }
}
