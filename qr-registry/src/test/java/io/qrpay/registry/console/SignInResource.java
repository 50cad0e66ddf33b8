package io.qrpay.registry.console;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets people sign in at the issuer beside the service under test. */
public final class SignInResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "qrpay.sign-in.enabled",
                "true",
                "qrpay.sign-in.client-id",
                "qrpay",
                "qrpay.sign-in.client-secret",
                "a secret of a test, which has 32 characters");
    }

    @Override
    public void stop() {
        // nothing was started
    }
}
