package io.qrpay.access;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Ends the start of a service that could not tell who may come in, before it takes anything in. */
@Singleton
class ClosedDoors {
    private static final List<String> NEEDED = List.of("quarkus.oidc.auth-server-url", "quarkus.oidc.token.audience");
    private static final List<String> NEEDED_TO_SIGN_IN =
            List.of("qrpay.sign-in.client-id", "qrpay.sign-in.client-secret");

    /** @throws IllegalStateException when something is missing; its message names it */
    void check(@Observes @Priority(1) StartupEvent event, Config config) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            check(config);
        }
    }

    static void check(Config config) {
        need(config, NEEDED, "Without these settings everybody's access tokens would be good here: ");
        if (config.getOptionalValue("qrpay.sign-in.enabled", Boolean.class).orElse(false)) {
            need(config, NEEDED_TO_SIGN_IN, "People cannot sign in without these settings: ");
        }
    }

    private static void need(Config config, List<String> keys, String why) {
        var missing = keys.stream()
                .filter(key -> config.getOptionalValue(key, String.class).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(why + String.join(", ", missing));
        }
    }
}
