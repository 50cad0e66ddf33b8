package io.qrpay.initiator.pairing;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The pairing's configuration, with a key and what a test says. */
public final class PairingSettings {
    static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private PairingSettings() {}

    public static PairingConfig usual() {
        return with(Map.of("qrpay.pairing.secret-key", KEY));
    }

    public static PairingConfig switchedOff() {
        return with(Map.of("qrpay.pairing.enabled", "false"));
    }

    static PairingConfig with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(PairingConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(PairingConfig.class);
    }
}
