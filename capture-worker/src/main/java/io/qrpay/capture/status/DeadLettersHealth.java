package io.qrpay.capture.status;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Not well for a quarter of an hour after a status was buried; it stays in service. */
@Wellness
@ApplicationScoped
class DeadLettersHealth implements HealthCheck {
    private static final Duration RECENT = Duration.ofMinutes(15);

    private final DeadLetters deadLetters;
    private final Clock clock;

    DeadLettersHealth(DeadLetters deadLetters, Clock clock) {
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var since = clock.instant().minus(RECENT);
        var recent = deadLetters.last().filter(last -> last.isAfter(since)).isPresent();
        return HealthCheckResponse.named("dead letters")
                .status(!recent)
                .withData("count", deadLetters.count())
                .build();
    }
}
