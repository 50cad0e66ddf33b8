package io.qrpay.deadletters.waiting;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Not well while dead letters wait for somebody; the service stays in service. */
@Wellness
@ApplicationScoped
class DeadLettersHealth implements HealthCheck {
    private final DeadLettersConfig config;
    private final WaitingDeadLetters waiting;

    DeadLettersHealth(DeadLettersConfig config, WaitingDeadLetters waiting) {
        this.config = config;
        this.waiting = waiting;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("dead letters").status(areNone());
        config.topics()
                .forEach(topic -> waiting.of(topic)
                        .ifPresentOrElse(
                                count -> response.withData(topic, count), () -> response.withData(topic, "unknown")));
        return response.build();
    }

    private boolean areNone() {
        return config.topics().stream().allMatch(topic -> waiting.of(topic).orElse(0L) == 0);
    }
}
