package io.qrpay.ingress.registration;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** The configuration that an operator must give, with all else as it is by default. */
final class Configured {
    static final String SECRET_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private Configured() {}

    static IngressConfig with(Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "qrpay.ingress.public-url", "https://pay.chain.example/qr/", "qrpay.ingress.secret-key", SECRET_KEY));
        all.putAll(settings);
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(IngressConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()
                .getConfigMapping(IngressConfig.class);
    }
}
