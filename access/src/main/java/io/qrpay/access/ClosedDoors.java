package io.qrpay.access;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Ends the start of a service that could not tell a good access token from another, before it takes anything in. */
@Singleton
class ClosedDoors {
    private static final List<String> NEEDED = List.of("quarkus.oidc.auth-server-url", "quarkus.oidc.token.audience");

    /** @throws IllegalStateException when something is missing; its message names it */
    void check(@Observes @Priority(1) StartupEvent event, Config config) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            check(config);
        }
    }

    static void check(Config config) {
        var missing = NEEDED.stream()
                .filter(key -> config.getOptionalValue(key, String.class).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Without these settings everybody's access tokens would be good here: "
                    + String.join(", ", missing));
        }
    }
}
