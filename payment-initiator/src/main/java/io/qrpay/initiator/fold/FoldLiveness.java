package io.qrpay.initiator.fold;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Down when the fold's thread has ended or hangs: only a restart helps then. A broker or database away is neither. */
@Liveness
@ApplicationScoped
class FoldLiveness implements HealthCheck {
    /** Beyond every limit that the loop sets itself. */
    private static final Duration STUCK = Duration.ofMinutes(2);

    private final FoldThread fold;

    FoldLiveness(FoldThread fold) {
        this.fold = fold;
    }

    @Override
    public HealthCheckResponse call() {
        var sincePoll = fold.loop().sincePoll();
        return HealthCheckResponse.named("fold")
                .withData("secondsSincePoll", sincePoll.toSeconds())
                .status(fold.isOff() || fold.isAlive() && sincePoll.compareTo(STUCK) < 0)
                .build();
    }
}
