package io.qrpay.access;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Ends the start of a service that could not tell a good access token from another. */
@Singleton
class ClosedDoors {
    private static final String PROVIDER = "quarkus.oidc.auth-server-url";
    private static final String AUDIENCE = "quarkus.oidc.token.audience";

    /** @throws IllegalStateException when something is missing; its message names it */
    void check(@Observes @Priority(1) StartupEvent event, Config config) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            check(config);
        }
    }

    static void check(Config config) {
        var missing = missing(config);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Nobody could be told from anybody: " + String.join(" and ", missing));
        }
    }

    private static List<String> missing(Config config) {
        var missing = new ArrayList<String>();
        if (isUnset(config, PROVIDER)) {
            missing.add(PROVIDER + " (QUARKUS_OIDC_AUTH_SERVER_URL, the issuer of access tokens)");
        }
        if (isUnset(config, AUDIENCE)) {
            missing.add(AUDIENCE + " (QUARKUS_OIDC_TOKEN_AUDIENCE, the name of this qrpay in them)");
        }
        return missing.isEmpty() ? missing : List.of(String.join(", ", missing) + " must be set");
    }

    private static boolean isUnset(Config config, String key) {
        return config.getOptionalValue(key, String.class).isEmpty();
    }
}
