package io.qrpay.initiator.fold;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells how the fold gets on; tills are answered without it, so it never turns readiness down. */
@Readiness
@ApplicationScoped
class FoldReadiness implements HealthCheck {
    private final FoldThread fold;

    FoldReadiness(FoldThread fold) {
        this.fold = fold;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("fold")
                .withData("running", fold.isAlive())
                .withData("failuresInARow", fold.loop().failures())
                .up()
                .build();
    }
}
