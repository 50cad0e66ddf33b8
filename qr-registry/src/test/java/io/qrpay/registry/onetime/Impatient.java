package io.qrpay.registry.onetime;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Follows as it always does, but believes sooner that something is over. */
public final class Impatient implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "qrpay.one-time.unknown-for", "PT2S",
                "qrpay.one-time.after-expiry", "PT1S",
                "qrpay.one-time.most-followed", "3",
                "qrpay.one-time.longest-pause", "PT2S",
                "qrpay.one-time.lease", "PT4S");
    }
}
